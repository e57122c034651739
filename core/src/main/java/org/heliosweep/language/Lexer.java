package org.heliosweep.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into tokens. The end of a line is a token only where it can end a statement. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("(?:[ \\t\\r]++|#[^\\n]*+)++");
    private static final Pattern NAME = Pattern.compile("[\\p{Alpha}_$][\\p{Alnum}_$]*");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:[eE][+-]?\\d+)?");
    private static final Pattern SYMBOL = Pattern.compile("\\.\\.|==|!=|<=|>=|[-+*/^(){}\\[\\],:=<>.%]");

    /** After these a statement goes on in the next line. */
    private static final Set<String> GO_ON_AFTER = Set.of(
            "+", "-", "*", "/", "^", ",", ":", "=", "==", "!=", "<", "<=", ">", ">=", "..", "then", "else", "and", "or",
            "not", "if", "is", "source");

    /** With these words a statement goes on; no statement can begin with one. */
    private static final Set<String> GO_ON_WITH = Set.of("then", "else", "and", "or", "is", "as", "source");

    private final SourceText source;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(SourceText source) {
        this.source = source;
    }

    /** The tokens of a text, ended by one of kind END. */
    static List<Token> tokens(SourceText source) {
        Lexer lexer = new Lexer(source);
        lexer.run();
        return withoutJoinedLines(lexer.tokens);
    }

    private void run() {
        String text = source.text();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\n') {
                add(Token.Kind.NEWLINE, "\n", position + 1);
            } else if (c == '"') {
                string();
            } else if (accept(BLANK) == null
                    && !token(Token.Kind.NAME, NAME)
                    && !number()
                    && !token(Token.Kind.SYMBOL, SYMBOL)) {
                int end = text.offsetByCodePoints(position, 1);
                throw problem(end, "unexpected character '" + text.substring(position, end) + "'");
            }
        }
        add(Token.Kind.END, "", position);
    }

    private boolean number() {
        int start = position;
        if (!token(Token.Kind.NUMBER, NUMBER)) {
            return false;
        }
        String next = source.text()
                .substring(position, Math.min(position + 1, source.text().length()));
        if (NAME.matcher(next).matches()) {
            int end = position;
            while (end < source.text().length()
                    && Character.isLetterOrDigit(source.text().charAt(end))) {
                end++;
            }
            position = start;
            throw problem(Math.max(end, start + 1), "not a number; a unit stands in brackets, as in 5 [km]");
        }
        return true;
    }

    private boolean token(Token.Kind kind, Pattern pattern) {
        int start = position;
        String text = accept(pattern);
        if (text != null) {
            tokens.add(new Token(kind, text, new Span(start, position)));
        }
        return text != null;
    }

    private String accept(Pattern pattern) {
        Matcher matcher =
                pattern.matcher(source.text()).region(position, source.text().length());
        if (!matcher.lookingAt()) {
            return null;
        }
        position = matcher.end();
        return matcher.group();
    }

    private void string() {
        StringBuilder value = new StringBuilder();
        String text = source.text();
        for (int end = position + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
            char c = text.charAt(end);
            if (c == '"') {
                add(Token.Kind.STRING, value.toString(), end + 1);
                return;
            }
            if (c == '\\' && end + 1 < text.length() && "\"\\".indexOf(text.charAt(end + 1)) >= 0) {
                end++;
            }
            value.append(text.charAt(end));
        }
        throw problem(position + 1, "this string does not end on its line");
    }

    private void add(Token.Kind kind, String text, int end) {
        tokens.add(new Token(kind, text, new Span(position, end)));
        position = end;
    }

    private LanguageException problem(int end, String message) {
        return new LanguageException(source, new Span(position, end), message);
    }

    private static List<Token> withoutJoinedLines(List<Token> all) {
        List<Token> kept = new ArrayList<>();
        int depth = 0;
        int after = 0;
        for (int i = 0; i < all.size(); i++) {
            Token token = all.get(i);
            after = Math.max(after, i);
            while (all.get(after).kind() == Token.Kind.NEWLINE) {
                after++;
            }
            if (token.kind() == Token.Kind.SYMBOL) {
                depth += "({[".contains(token.text()) ? 1 : ")}]".contains(token.text()) ? -1 : 0;
            }
            if (token.kind() != Token.Kind.NEWLINE || endsStatement(kept, depth, all.get(after))) {
                kept.add(token);
            }
        }
        return kept;
    }

    private static boolean endsStatement(List<Token> before, int depth, Token next) {
        if (before.isEmpty() || depth > 0) {
            return false;
        }
        Token last = before.getLast();
        boolean goesOn = last.kind() == Token.Kind.NEWLINE
                || (last.kind() != Token.Kind.STRING && GO_ON_AFTER.contains(last.text()))
                || (next.kind() != Token.Kind.NAME && next.kind() != Token.Kind.END)
                || GO_ON_WITH.contains(next.text());
        return !goesOn;
    }
}

package org.heliosweep.language;

import java.util.List;
import java.util.Set;

/** A place in a list of tokens, from which parsers take one after the other. */
final class Cursor {
    static final Set<String> RESERVED = Set.of(
            "and",
            "as",
            "choose",
            "constant",
            "design",
            "else",
            "false",
            "fix",
            "greatest",
            "if",
            "in",
            "input",
            "is",
            "keep",
            "least",
            "model",
            "not",
            "or",
            "output",
            "require",
            "show",
            "source",
            "study",
            "sum",
            "table",
            "then",
            "true",
            "unit",
            "use",
            "vary",
            "where");

    private final SourceText source;
    private final List<Token> tokens;
    private int position;

    Cursor(SourceText source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    SourceText source() {
        return source;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token peekAfter(int count) {
        return tokens.get(Math.min(position + count, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Token.Kind.END) {
            position++;
        }
        return token;
    }

    /** The token before this place; its end is where what was parsed last ends. */
    Span last() {
        return tokens.get(Math.max(0, position - 1)).span();
    }

    boolean at(String symbolOrWord) {
        return peek().is(symbolOrWord);
    }

    boolean at(Token.Kind kind) {
        return peek().kind() == kind;
    }

    boolean accept(String symbolOrWord) {
        boolean there = at(symbolOrWord);
        if (there) {
            position++;
        }
        return there;
    }

    Token expect(String symbolOrWord) {
        if (!at(symbolOrWord)) {
            throw unexpected("'" + symbolOrWord + "'");
        }
        return next();
    }

    /** An opening parenthesis, where other things could stand too. */
    void expectOpening(String wanted) {
        if (!accept("(")) {
            throw unexpected(wanted);
        }
    }

    Token expect(Token.Kind kind, String wanted) {
        if (!at(kind)) {
            throw unexpected(wanted);
        }
        return next();
    }

    /** A string, or an empty one where there is none. */
    String optionalString() {
        return at(Token.Kind.STRING) ? next().text() : "";
    }

    /** A name that something new gets. */
    Token newName(String wanted) {
        Token token = expect(Token.Kind.NAME, wanted);
        if (RESERVED.contains(token.text())) {
            throw problem(token.span(), "'" + token.text() + "' is a reserved word, so it cannot be " + wanted);
        }
        if (token.text().contains("$")) {
            throw problem(token.span(), "a name has letters, digits and _ only");
        }
        return token;
    }

    /** A name with dots, as it is written for something in a model that is used. */
    Token path(String wanted) {
        Token first = newName(wanted);
        StringBuilder path = new StringBuilder(first.text());
        Span span = first.span();
        while (at(".") && peek().span().start() == span.end()) {
            next();
            Token part = expect(Token.Kind.NAME, "a name after the dot");
            path.append('.').append(part.text());
            span = span.to(part.span());
        }
        return new Token(Token.Kind.NAME, path.toString(), span);
    }

    /** A name of a model or a study: words joined by hyphens without spaces; or a path in quotes. */
    Token fileName(String wanted) {
        return at(Token.Kind.STRING) ? next() : hyphenatedName(wanted);
    }

    /** Words joined by hyphens without spaces. */
    Token hyphenatedName(String wanted) {
        Token first = expect(Token.Kind.NAME, wanted);
        if (first.text().contains("$")) {
            throw problem(first.span(), "a name has letters, digits, _ and - only");
        }
        Span span = first.span();
        while (at("-") && peek().span().start() == span.end()) {
            Token hyphen = next();
            boolean joined =
                    peek().span().start() == hyphen.span().end() && (at(Token.Kind.NAME) || at(Token.Kind.NUMBER));
            if (!joined) {
                throw unexpected("the rest of the name after '-'");
            }
            span = span.to(next().span());
        }
        return new Token(Token.Kind.NAME, source.slice(span), span);
    }

    /** The end of a statement. */
    void endOfStatement() {
        if (!at(Token.Kind.END) && !at(Token.Kind.NEWLINE)) {
            throw unexpected("the end of the statement");
        }
        if (at(Token.Kind.NEWLINE)) {
            next();
        }
    }

    LanguageException unexpected(String wanted) {
        return problem(peek().span(), "expected " + wanted + ", found " + peek().described());
    }

    LanguageException problem(Span span, String message) {
        return new LanguageException(source, span, message);
    }
}

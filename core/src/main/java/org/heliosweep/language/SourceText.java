package org.heliosweep.language;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text in the language, with the name that messages call it by.
 *
 * @param name a file name, or an option of the command
 * @param text the text
 * @param folder where names that it mentions are looked up first; empty for texts that are not files
 */
public record SourceText(String name, String text, Optional<Path> folder) {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** A text that is not a file. */
    public static SourceText of(String name, String text) {
        return new SourceText(name, text, Optional.empty());
    }

    /**
     * Reads a file.
     *
     * @throws LanguageException if it is not UTF-8
     * @throws IOException if it cannot be read
     */
    public static SourceText read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceText(
                    file.toString(),
                    text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text,
                    Optional.of(file.toAbsolutePath().getParent()));
        } catch (CharacterCodingException e) {
            throw new LanguageException(file + ": not a text in UTF-8", e);
        }
    }

    /** The comment that stands before the first statement, line by line without its marks. */
    String introduction() {
        return text.lines()
                .takeWhile(line -> line.isBlank() || line.startsWith("#"))
                .map(line -> line.replaceFirst("^# ?", "").stripTrailing())
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** A part of the text. */
    String slice(Span span) {
        return text.substring(span.start(), span.end());
    }

    /** A part of the text, on one line. */
    String line(Span span) {
        return slice(span).replaceAll("\\s*\\n\\s*", " ");
    }

    /** The message of a problem: where, what, and the line with carets under the place. */
    String message(Span span, String problem) {
        int start = span.start() < text.length()
                ? span.start()
                : text.stripTrailing().length();
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int newline = text.indexOf('\n', start);
        int lineEnd = newline < 0 ? text.length() : newline;
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = start - lineStart + 1;
        String number = Integer.toString(line);
        String shown = text.substring(lineStart, lineEnd).stripTrailing().replace('\t', ' ');
        int carets = Math.max(1, Math.min(span.end(), lineEnd) - start);
        return name + ":" + line + ":" + column + ": " + problem + "\n"
                + "  " + number + " | " + shown + "\n"
                + "  " + " ".repeat(number.length()) + " | " + " ".repeat(column - 1) + "^".repeat(carets);
    }
}

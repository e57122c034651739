package org.heliosweep.language;

/** A word, a number, a string or a sign of a text. The text of a string is what stands between the quotes. */
record Token(Kind kind, String text, Span span) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        SYMBOL,
        NEWLINE,
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.NAME) && text.equals(symbolOrWord);
    }

    /** What a message calls it. */
    String described() {
        return switch (kind) {
            case NAME, SYMBOL -> "'" + text + "'";
            case NUMBER -> "the number " + text;
            case STRING -> "a string";
            case NEWLINE -> "the end of the line";
            case END -> "the end of the text";
        };
    }
}

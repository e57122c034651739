package org.heliosweep.language;

/** A model, a study or a request that cannot be understood. The message is meant for the person who wrote it. */
public final class LanguageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean hasPlace;

    /** A problem that has no place in a text. */
    public LanguageException(String message) {
        this(message, null);
    }

    /** A problem that has no place in a text, found by something else. */
    public LanguageException(String message, Throwable cause) {
        super(message, cause);
        this.hasPlace = false;
    }

    LanguageException(SourceText source, Span span, String problem) {
        super(source.message(span, problem));
        this.hasPlace = true;
    }

    /** The same problem with the place that led to it, unless it has a place of its own. */
    LanguageException located(SourceText source, Span span) {
        return hasPlace ? this : new LanguageException(source, span, getMessage());
    }
}

package org.heliosweep.language;

/** A part of a text, from one position up to another. */
record Span(int start, int end) {
    /** The part from the start of this to the end of another. */
    Span to(Span last) {
        return new Span(start, last.end);
    }
}

package org.heliosweep.design;

/** A correlation that a design cannot have. */
public final class CorrelationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Correlation correlation;

    CorrelationException(Correlation correlation, String message) {
        super(message);
        this.correlation = correlation;
    }

    /** Which one. */
    public Correlation correlation() {
        return correlation;
    }
}

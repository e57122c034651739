package org.heliosweep.study;

/** In which numbers a model is computed. */
public enum Precision {
    /** IEEE 754 binary64: some 16 decimal digits. */
    DOUBLE("double"),
    /** IEEE 754 binary32: some 7 decimal digits, up to 3.4e38. Statistics are computed in binary64. */
    SINGLE("single");

    private final String word;

    Precision(String word) {
        this.word = word;
    }

    /** How it is written in a study. */
    public String word() {
        return word;
    }
}

package org.heliosweep.study;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** The one that is written like this. */
    public static Optional<Precision> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** All words, as a list for people. */
    public static String words() {
        return Arrays.stream(values()).map(Precision::word).collect(Collectors.joining(", "));
    }
}

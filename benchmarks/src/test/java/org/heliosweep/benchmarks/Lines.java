package org.heliosweep.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines of a {@link Report}, by name. */
final class Lines {
    private static final double BUCKET = 0x1p-10;

    private Lines() {}

    static Map<String, double[]> of(String text) {
        return text.lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(
                        words -> words[0],
                        words -> Arrays.stream(words)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray()));
    }

    /** What the C program printed for a variant; see the README of this module. */
    static String golden(String name) {
        try (InputStream stream = Lines.class.getResourceAsStream("c-" + name + ".txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertAgree(String expected, String actual, double tolerance) {
        Map<String, double[]> left = of(expected);
        Map<String, double[]> right = of(actual);
        assertEquals(left.keySet(), right.keySet());
        left.forEach((name, values) -> {
            double[] others = right.get(name);
            assertEquals(values.length, others.length, name);
            for (int index = 0; index < values.length; index++) {
                // Behind mean and standard deviation come quantiles: the middle of one bucket, or of the next.
                double allowed = name.startsWith("statistics-") && index >= 2 ? BUCKET : tolerance;
                assertEquals(values[index], others[index], Math.abs(values[index]) * allowed, name);
            }
        });
    }
}

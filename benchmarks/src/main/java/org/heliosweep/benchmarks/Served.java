package org.heliosweep.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Scanner;
import java.util.function.IntSupplier;
import org.heliosweep.workload.Measurement;

/** Measures some work over and over, and on request of the program that runs this one. */
final class Served {
    private Served() {}

    /** Prints {@code ready}, and answers each line of the standard input, a number of seconds, with a measurement. */
    static void serve(IntSupplier round) {
        print("ready\n");
        try (Scanner scanner = new Scanner(System.in, StandardCharsets.UTF_8)) {
            scanner.useLocale(Locale.ROOT);
            while (scanner.hasNextDouble()) {
                Measurement measurement = Measurement.of(scanner.nextDouble(), round);
                print(String.format(Locale.ROOT, "%d %.9f%n", measurement.scenarios(), measurement.seconds()));
            }
        }
    }

    /** Prints at once. */
    static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }
}

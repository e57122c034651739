package org.heliosweep.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Scanner;
import java.util.function.IntSupplier;

/** Measures some work over and over, and on request of the program that runs this one. */
final class Served {
    /** How many scenarios were evaluated, and in how many seconds. */
    record Measurement(long scenarios, double seconds) {}

    private Served() {}

    /**
     * Does rounds of work for at least some seconds.
     *
     * @param round evaluates some scenarios, and gives how many
     */
    static Measurement measure(double wanted, IntSupplier round) {
        long scenarios = 0;
        long start = System.nanoTime();
        double seconds;
        do {
            scenarios += round.getAsInt();
            seconds = (System.nanoTime() - start) * 1e-9;
        } while (seconds < wanted);
        return new Measurement(scenarios, seconds);
    }

    /** Prints {@code ready}, and answers each line of the standard input, a number of seconds, with a measurement. */
    static void serve(IntSupplier round) {
        print("ready\n");
        try (Scanner scanner = new Scanner(System.in, StandardCharsets.UTF_8)) {
            scanner.useLocale(Locale.ROOT);
            while (scanner.hasNextDouble()) {
                Measurement measurement = measure(scanner.nextDouble(), round);
                print(String.format(Locale.ROOT, "%d %.9f%n", measurement.scenarios, measurement.seconds));
            }
        }
    }

    /** Prints at once. */
    static void print(String text) {
        System.out.print(text);
        System.out.flush();
    }
}

package org.heliosweep.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * What is best for a setting, found by turns: in each round every value is measured once, and the default twice. Quotients
 * are within a round, so that a machine that is slow for a while changes none, and to the mean of both turns of the
 * default; of several rounds their median counts.
 *
 * <p>The default against itself shows the noise. Another value takes its place only if it is better by more than that.
 *
 * @param standard the default
 * @param others the other values
 * @param noise by how much the default differs from itself in the worst round, such as 0.01 for 1 %
 */
record Choice(int standard, List<Candidate> others, double noise) {
    /** Where the default stands among what is measured. */
    static final int STANDARD = 0;

    /** Where it stands once more. */
    static final int AGAIN = 1;

    /** A median of fewer rounds says nothing. */
    static final int LEAST_ROUNDS = 5;

    /** Keeps the list unmodifiable. */
    Choice {
        others = List.copyOf(others);
    }

    /**
     * A value that is not the default.
     *
     * @param gain by how much it is faster than the default, such as 0.05 for 5 %; negative if it is slower
     */
    record Candidate(int value, double gain) {}

    /**
     * Measures in rounds.
     *
     * @param standard the default
     * @param others the other values
     * @param rates measures one of them, and gives a rate for each of some pieces of work: {@link #STANDARD} and
     *     {@link #AGAIN} are the default, the others follow in their order
     * @param enough whether no further round is wanted
     */
    static Choice measure(int standard, List<Integer> others, IntFunction<double[]> rates, BooleanSupplier enough) {
        if (others.isEmpty()) {
            return new Choice(standard, List.of(), 0);
        }
        int size = AGAIN + 1 + others.size();
        double noise = 0;
        List<List<Double>> gains = new ArrayList<>();
        others.forEach(_ -> gains.add(new ArrayList<>()));
        for (int round = 0; round < LEAST_ROUNDS || !enough.getAsBoolean(); round++) {
            double[][] measured = new double[size][];
            for (int turn = 0; turn < size; turn++) {
                // Nobody is always the first one, nor always behind the same one.
                int at = Math.floorMod(round % 2 == 0 ? round + turn : round - turn, size);
                measured[at] = rates.apply(at);
            }
            double again = gain(measured[AGAIN], measured[STANDARD]);
            noise = Math.max(noise, Math.abs(again));
            for (int at = 0; at < others.size(); at++) {
                gains.get(at).add(gain(measured[AGAIN + 1 + at], measured[STANDARD]) - again / 2);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int index = 0; index < others.size(); index++) {
            candidates.add(new Candidate(others.get(index), Math.expm1(median(gains.get(index)))));
        }
        return new Choice(standard, candidates, Math.expm1(noise));
    }

    /** The logarithm of the mean quotient. */
    private static double gain(double[] rates, double[] standard) {
        double sum = 0;
        for (int work = 0; work < rates.length; work++) {
            sum += Math.log(rates[work] / standard[work]);
        }
        return sum / rates.length;
    }

    /** Of an even number the lesser one. */
    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get((values.size() - 1) / 2);
    }

    /** The best one of those that are better than the default by more than the noise, or else the default. */
    int chosen() {
        return others.stream()
                .filter(each -> each.gain > noise)
                .max(Comparator.comparingDouble(Candidate::gain))
                .map(Candidate::value)
                .orElse(standard);
    }
}

package org.heliosweep.design;

import java.util.List;

/** The rule that turns a scenario number into values of the inputs that are varied. */
public sealed interface Design {
    /**
     * Every combination of levels. The number is read as digits of a mixed radix; the input that is varied last
     * changes fastest. Not extendable: a level more renumbers what there was.
     */
    record Grid(List<Varied> varied) implements Design {
        /** Refuses what has no levels, and more than 2^62 combinations. */
        public Grid {
            varied = List.copyOf(varied);
            long product = 1;
            for (Varied each : varied) {
                if (!(each.variation() instanceof Variation.Axis axis)) {
                    throw new IllegalArgumentException(
                            "a grid needs levels for " + each.input() + ", not a distribution");
                }
                if (product > (1L << 62) / axis.length()) {
                    throw new IllegalArgumentException("the grid has more than 2^62 scenarios");
                }
                product *= axis.length();
            }
        }

        @Override
        public long size() {
            long product = 1;
            // asked for each batch: without an iterator, which is an object there
            for (int axis = 0; axis < varied.size(); axis++) {
                product *= ((Variation.Axis) varied.get(axis).variation()).length();
            }
            return product;
        }
    }

    /**
     * Each input drawn by Philox 4x32-10, keyed by seed and name of the input, counting with the scenario number.
     * Inputs that correlate are drawn together through a Gaussian copula. Extendable: the first scenarios of a longer
     * design are the same.
     */
    record Random(long size, long seed, List<Varied> varied, List<Correlation> correlations) implements Design {
        /** The name of the generator, which is part of the study. */
        public static final String GENERATOR = "philox4x32-10";

        /**
         * Refuses a negative size; and with a {@link CorrelationException} correlations of what is not varied, that are
         * said twice, or that cannot hold together. Correlations of 0 are left out.
         */
        public Random {
            varied = List.copyOf(varied);
            correlations = correlations.stream()
                    .filter(each -> each.coefficient() != 0)
                    .toList();
            if (size < 0) {
                throw new IllegalArgumentException("a design has 0 or more scenarios, not " + size);
            }
            Copula.of(varied.stream().map(Varied::input).toList(), correlations);
        }

        /** Without correlations. */
        public Random(long size, long seed, List<Varied> varied) {
            this(size, seed, varied, List.of());
        }
    }

    /** Whether the first scenarios of a longer design of the same kind are the scenarios of this one. */
    default boolean isExtendable() {
        return switch (this) {
            case Grid _ -> false;
            case Random _ -> true;
        };
    }

    /** How many scenarios there are; their numbers go from 0. */
    long size();

    /** What is varied, in the order of the study. */
    List<Varied> varied();
}

package org.heliosweep.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Owns the width of vectors: nothing else says how many lanes there are. */
final class Lanes {
    /** The system property with which tests ask for another width, in bits: 64, 128, 256 or 512. */
    static final String PROPERTY = "heliosweep.vector.bits";

    /** Lanes of reals. */
    static final VectorSpecies<Double> REALS = reals();

    /** Lanes of integers, as many as of reals. */
    static final VectorSpecies<Long> INTEGERS = VectorSpecies.of(long.class, REALS.vectorShape());

    /** Lanes of 32-bit integers, as many as of reals; two where there is one of those. */
    static final VectorSpecies<Integer> CODES =
            VectorSpecies.of(int.class, VectorShape.forBitSize(Math.max(64, REALS.vectorBitSize() / 2)));

    /** How many there are. */
    static final int COUNT = REALS.length();

    private Lanes() {}

    private static VectorSpecies<Double> reals() {
        Integer bits = Integer.getInteger(PROPERTY);
        return bits == null
                ? DoubleVector.SPECIES_PREFERRED
                : VectorSpecies.of(double.class, VectorShape.forBitSize(bits));
    }
}

package org.heliosweep.vector;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Looks over parts of arrays; what is behind the last whole vector one by one. */
final class Scan {
    /** Truths of arrays, as many as have room. */
    private static final VectorSpecies<Byte> TRUTHS = VectorSpecies.of(byte.class, Lanes.REALS.vectorShape());

    private Scan() {}

    /** Whether all reals of a part are finite. */
    static boolean allFinite(double[] reals, int from, int to) {
        DoubleVector zero = DoubleVector.zero(Lanes.REALS);
        DoubleVector flaws = zero;
        int at = from;
        for (; at <= to - Lanes.COUNT; at += Lanes.COUNT) {
            // 0 times what is not finite is NaN, and so is every sum with it
            flaws = DoubleVector.fromArray(Lanes.REALS, reals, at).fma(zero, flaws);
        }
        boolean finite = flaws.compare(VectorOperators.EQ, zero).allTrue();
        for (; at < to; at++) {
            finite &= Double.isFinite(reals[at]);
        }
        return finite;
    }

    /** Whether all truths of a part are true. */
    static boolean allTrue(boolean[] truths, int from, int to) {
        return countTrue(truths, from, to) == to - from;
    }

    /** How many truths of a part are true. */
    static int countTrue(boolean[] truths, int from, int to) {
        int found = 0;
        int at = from;
        for (; at <= to - TRUTHS.length(); at += TRUTHS.length()) {
            found += ByteVector.fromBooleanArray(TRUTHS, truths, at)
                    .compare(VectorOperators.NE, (byte) 0)
                    .trueCount();
        }
        for (; at < to; at++) {
            found += truths[at] ? 1 : 0;
        }
        return found;
    }

    /** The least real of a part, or what is given if that is less; none is NaN. */
    static double least(double start, double[] reals, int from, int to) {
        return first(start, reals, from, to, 0);
    }

    /** The greatest real of a part, or what is given if that is greater; none is NaN. */
    static double greatest(double start, double[] reals, int from, int to) {
        return first(start, reals, from, to, -1);
    }

    /**
     * The first real of a part, or what is given, in the order of {@link States#ordered}: to compare integers takes no
     * mask, for which the next comparison would wait. All is in this one method: in parts shorter than a vector, another
     * one that gives vectors would seem too rare to the compiler to be inlined, and make an object each time.
     *
     * @param flip 0, or −1 for the reverse order
     */
    private static double first(double start, double[] reals, int from, int to, long flip) {
        long first = States.ordered(start) ^ flip;
        int at = from;
        if (from <= to - Lanes.COUNT) {
            LongVector firsts = LongVector.broadcast(Lanes.INTEGERS, first);
            for (; at <= to - Lanes.COUNT; at += Lanes.COUNT) {
                LongVector bits = DoubleVector.fromArray(Lanes.REALS, reals, at).reinterpretAsLongs();
                firsts = bits.lanewise(VectorOperators.ASHR, Long.SIZE - 1)
                        .lanewise(VectorOperators.LSHR, 1)
                        .lanewise(VectorOperators.XOR, bits)
                        .lanewise(VectorOperators.XOR, flip)
                        .min(firsts);
            }
            first = firsts.reduceLanes(VectorOperators.MIN);
        }
        for (; at < to; at++) {
            first = Math.min(first, States.ordered(reals[at]) ^ flip);
        }
        return States.real(first ^ flip);
    }

    /**
     * How often each key of a part occurs.
     *
     * @param times one count for each key, at most {@link States#MOST_PACKED_KEYS}; they are set
     */
    static void countKeys(long[] keys, int from, int to, int[] times) {
        int mostAtOnce = 0xff * Lanes.COUNT;
        Arrays.fill(times, 0);
        int begin = from;
        while (begin < to) {
            int end = Math.min(to, begin + mostAtOnce);
            addKeys(keys, begin, end, times);
            begin = end;
        }
    }

    /** Counts in 8 bits of each lane for each key. */
    private static void addKeys(long[] keys, int from, int to, int[] times) {
        LongVector one = LongVector.broadcast(Lanes.INTEGERS, 1);
        LongVector packed = LongVector.zero(Lanes.INTEGERS);
        int at = from;
        for (; at <= to - Lanes.COUNT; at += Lanes.COUNT) {
            LongVector shift = LongVector.fromArray(Lanes.INTEGERS, keys, at).lanewise(VectorOperators.LSHL, 3);
            packed = packed.add(one.lanewise(VectorOperators.LSHL, shift));
        }
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            long counts = packed.lane(lane);
            for (int key = 0; key < times.length; key++) {
                times[key] += (int) (counts & 0xff);
                counts >>>= 8;
            }
        }
        for (; at < to; at++) {
            times[(int) keys[at]]++;
        }
    }
}

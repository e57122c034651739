package org.heliosweep.design;

import java.util.Arrays;

/**
 * Some scenarios of a design, spread over it: those whose numbers have the smallest hashes. The hash of a number is a
 * number again, each has another one, and it depends on the size of the design alone; so the smallest ones are found
 * without looking at all:
 *
 * <pre>
 *   k     = the least number for which 2^k is not below the size
 *   spread(hash), modulo 2^k:
 *     hash · 0x9e3779b97f4a7c15, then exclusive or with itself shifted to the right by ⌈k / 2⌉,
 *     · 0xbf58476d1ce4e5b9, the same again, · 0x94d049bb133111eb
 * </pre>
 *
 * The number with a hash is {@code spread(hash)}, if the design has so many.
 */
public final class Sample {
    private Sample() {}

    /** The numbers of some scenarios in ascending order: all if a design has no more. */
    public static long[] of(long size, int most) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, size - 1));
        long mask = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        long[] numbers = new long[(int) Math.min(size, most)];
        int found = 0;
        for (long hash = 0; found < numbers.length; hash++) {
            long number = spread(hash, bits, mask);
            if (number < size) {
                numbers[found++] = number;
            }
        }
        Arrays.sort(numbers);
        return numbers;
    }

    private static long spread(long hash, int bits, long mask) {
        int half = (bits + 1) / 2;
        long mixed = hash * 0x9e3779b97f4a7c15L & mask;
        mixed = (mixed ^ mixed >>> half) * 0xbf58476d1ce4e5b9L & mask;
        return (mixed ^ mixed >>> half) * 0x94d049bb133111ebL & mask;
    }
}

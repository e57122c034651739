package org.heliosweep.function;

import java.util.stream.IntStream;

/**
 * Philox 4x32-10: ten rounds that make four words of 32 bits from a counter of four and a key of two.
 *
 * <p>Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC11.
 * A word is an integer whose upper half means nothing; it is cleared where the word is used. Both factors of a
 * product are visibly below 2^32, so that a back end can use a multiplication of 32 by 32 bits.
 */
final class Philox {
    private static final int ROUNDS = 10;
    private static final long WORD = 0xffff_ffffL;
    private static final int WORD_BITS = 32;
    private static final long MULTIPLIER_0 = 0xd251_1f53L;
    private static final long MULTIPLIER_1 = 0xcd9e_8d57L;

    /** The golden ratio's fraction, which is added to the first key word for each round. */
    private static final long KEY_STEP_0 = 0x9e37_79b9L;

    /** √3 − 1, which is added to the second key word for each round. */
    private static final long KEY_STEP_1 = 0xbb67_ae85L;

    private Philox() {}

    /** Words 0 and 1 of a counter and a key of 64 bits each, as one integer. */
    static int full(Formula f, int counter, int key) {
        int zero = f.integer(0);
        int[] words = {counter, f.shiftRightUnsigned(counter, WORD_BITS), zero, zero};
        int[] result = words(f, words, new int[] {key, f.shiftRightUnsigned(key, WORD_BITS)});
        return f.bitsOr(word(f, result[0]), f.shiftLeft(result[1], WORD_BITS));
    }

    /** The four words of the result; their upper halves mean nothing. */
    static int[] words(Formula f, int[] counter, int[] key) {
        int[] words = counter.clone();
        for (int round = 0; round < ROUNDS; round++) {
            int key0 = f.integerAdd(key[0], f.integer(round * KEY_STEP_0));
            int key1 = f.integerAdd(key[1], f.integer(round * KEY_STEP_1));
            int product0 = f.integerMultiply(word(f, words[0]), f.integer(MULTIPLIER_0));
            int product1 = f.integerMultiply(word(f, words[2]), f.integer(MULTIPLIER_1));
            words = new int[] {
                f.bitsExclusiveOr(f.bitsExclusiveOr(high(f, product1), words[1]), key0),
                product1,
                f.bitsExclusiveOr(f.bitsExclusiveOr(high(f, product0), words[3]), key1),
                product0
            };
        }
        return words;
    }

    /** The words of a result with their upper halves cleared. */
    static int[] cleared(Formula f, int[] words) {
        return IntStream.of(words).map(word -> word(f, word)).toArray();
    }

    private static int word(Formula f, int a) {
        return f.bitsAnd(a, f.integer(WORD));
    }

    private static int high(Formula f, int product) {
        return f.shiftRightUnsigned(product, WORD_BITS);
    }
}

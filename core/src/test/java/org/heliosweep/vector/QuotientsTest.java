package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotientsTest {
    private static final long LIMIT = 1L << 53;

    @ParameterizedTest
    @ValueSource(
            longs = {
                1,
                2,
                3,
                7,
                10,
                31,
                255,
                560,
                65_536,
                999_999_937L,
                (1L << 26) + 1,
                (1L << 52) + 1,
                (1L << 53) - 1,
                1L << 53,
                (1L << 53) + 1,
                1L << 62,
                Long.MAX_VALUE
            })
    void quotientsAndRemaindersAreThoseOfIntegers(long divisor) {
        for (long dividend : dividends(divisor)) {
            check(divisor, dividend, 5);
        }
        long[] all = dividends(divisor).stream().mapToLong(each -> each).toArray();
        check(divisor, all);
        check(
                divisor,
                Arrays.stream(all).filter(each -> each >= 0 && each < LIMIT).toArray());
    }

    /** Alone, so that no other one decides how it is divided, and with others. */
    private static List<Long> dividends(long divisor) {
        SplittableRandom random = new SplittableRandom(divisor);
        List<Long> dividends = new ArrayList<>(List.of(0L, 1L, -1L, LIMIT, Long.MIN_VALUE, Long.MAX_VALUE));
        for (int near = -3; near <= 3; near++) {
            dividends.add(LIMIT + near);
            dividends.add(divisor + near);
        }
        for (int each = 0; each < 300; each++) {
            long multiple = random.nextLong(Math.max(1, LIMIT / divisor)) * divisor;
            dividends.add(multiple);
            dividends.add(multiple - 1);
            dividends.add(multiple + divisor - 1);
            dividends.add(random.nextLong(LIMIT));
            dividends.add(random.nextLong());
        }
        return dividends;
    }

    private static void check(long divisor, long... dividends) {
        int length = dividends.length;
        long[] integers = new long[2 * length + 2];
        for (boolean remainder : new boolean[] {false, true}) {
            System.arraycopy(dividends, 0, integers, 1, length);
            integers[length + 1] = 99;
            integers[integers.length - 1] = 77;
            Quotients.divide(integers, 1, divisor, remainder, length + 1, length);
            for (int at = 0; at < length; at++) {
                long dividend = dividends[at];
                assertEquals(
                        remainder ? dividend % divisor : dividend / divisor,
                        integers[length + 1 + at],
                        () -> dividend + " by " + divisor);
                assertEquals(dividend, integers[1 + at]);
            }
            assertEquals(77, integers[integers.length - 1]);
        }
    }

    /** What lies behind is no dividend: it may be anything. */
    @Test
    void resultsMayReplaceDividends() {
        long[] integers = {10, 11, 12, -1};
        Quotients.divide(integers, 0, 4, true, 0, 3);
        assertEquals(List.of(2L, 3L, 0L, -1L), Arrays.stream(integers).boxed().toList());
    }
}

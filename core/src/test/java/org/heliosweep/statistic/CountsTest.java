package org.heliosweep.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountsTest {
    private static final int SIZE = 1 << 22;
    private static final int PAGE = 1_024;

    static Stream<Arguments> draws() {
        return Stream.of(
                draw("one key", _ -> 77),
                draw("the first and the last key", random -> random.nextBoolean() ? 0 : SIZE - 1),
                draw("one page", random -> 5 * PAGE + random.nextInt(PAGE)),
                draw("a long window", random -> 3 * PAGE + random.nextInt(Counts.LONGEST_WINDOW * PAGE)),
                draw("a window that is too long", random -> random.nextInt((Counts.LONGEST_WINDOW + 1) * PAGE)),
                draw("both signs", random -> (random.nextInt(2) << 21) + 1_000 * PAGE + random.nextInt(2 * PAGE)),
                draw("rarely far away", random -> random.nextInt(1_000) == 0 ? 9 : 2_000_000 + random.nextInt(PAGE)),
                draw("everything", random -> random.nextInt(SIZE)));
    }

    private static Arguments draw(String name, ToLongFunction<SplittableRandom> draw) {
        return Arguments.of(name, draw);
    }

    private static long[] keys(ToLongFunction<SplittableRandom> draw, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToLong(_ -> draw.applyAsLong(random))
                .toArray();
    }

    private static void assertCounts(Map<Integer, Long> expected, Counts found) {
        for (int key = 0; key < SIZE; key++) {
            long times = expected.getOrDefault(key, 0L);
            if (times != found.get(key)) {
                assertEquals(times, found.get(key), "key " + key);
            }
            assertFalse(times > 0 && found.pageIsEmpty(key), "key " + key);
        }
    }

    /** However keys are given: from a position, under a mask, one by one, and in two parts that are merged. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("draws")
    void keysAreCounted(String name, ToLongFunction<SplittableRandom> draw) {
        int count = 5_000;
        int from = 3;
        long[] keys = keys(draw, from + count, name.length());
        boolean[] mask = new boolean[from + count];
        SplittableRandom random = new SplittableRandom(1);
        Counts all = new Counts(SIZE);
        Counts some = new Counts(SIZE);
        Counts left = new Counts(SIZE);
        Counts right = new Counts(SIZE);
        Map<Integer, Long> expectedOfAll = new HashMap<>();
        Map<Integer, Long> expectedOfSome = new HashMap<>();
        for (int at = from; at < from + count; at++) {
            mask[at] = random.nextInt(3) != 0;
            expectedOfAll.merge((int) keys[at], 1L, Long::sum);
            if (mask[at]) {
                expectedOfSome.merge((int) keys[at], 1L, Long::sum);
            } else {
                keys[at] += (long) SIZE << 8; // no key of a histogram, and not looked at
            }
        }
        some.add(keys, from, mask, from, count);
        assertCounts(expectedOfSome, some);
        for (int at = 0; at < keys.length; at++) {
            keys[at] %= SIZE;
        }
        for (int at = 0; at < count; at += 100) {
            all.add(keys, from + at, 100);
            (at < count / 2 ? left : right).add(keys, from + at, 100);
        }
        assertCounts(expectedOfAll, all);
        left.add(right);
        assertCounts(expectedOfAll, left);
    }

    @Test
    void keysThatLieCloseTogetherAreInOneArray() {
        Counts counts = new Counts(SIZE);
        int last = Counts.LONGEST_WINDOW * PAGE - 1;
        counts.add(9 * PAGE + last, 1);
        assertEquals(1, counts.pagesInUse());
        counts.add(9 * PAGE, 2);
        assertTrue(counts.isWindow());
        assertEquals(Counts.LONGEST_WINDOW, counts.pagesInUse());
        counts.add(9 * PAGE - 1, 3);
        assertFalse(counts.isWindow());
        assertEquals(3, counts.pagesInUse(), "only where something is counted");
        assertEquals(1, counts.get(9 * PAGE + last));
        assertEquals(2, counts.get(9 * PAGE));
        assertEquals(3, counts.get(9 * PAGE - 1));
    }

    @Test
    void aWindowGrowsInBothDirections() {
        Counts counts = new Counts(SIZE);
        long[] keys = {50 * PAGE, 49 * PAGE + 1, 52 * PAGE + 2, 50 * PAGE};
        counts.add(keys, 0, keys.length);
        assertTrue(counts.isWindow());
        assertEquals(4, counts.pagesInUse());
        assertEquals(2, counts.get(50 * PAGE));
        assertEquals(1, counts.get(49 * PAGE + 1));
        assertEquals(1, counts.get(52 * PAGE + 2));
        assertEquals(0, counts.get(51 * PAGE));
        assertEquals(0, counts.get(53 * PAGE), "behind the window");
    }

    @Test
    void oneIsMergedWithAnotherThatLiesElsewhere() {
        Counts left = new Counts(SIZE);
        Counts right = new Counts(SIZE);
        left.add(PAGE, 1);
        right.add(3_000 * PAGE, 2);
        left.add(right);
        left.add(new Counts(SIZE));
        right.add(left);
        assertEquals(1, left.get(PAGE));
        assertEquals(2, left.get(3_000 * PAGE));
        assertEquals(1, right.get(PAGE));
        assertEquals(4, right.get(3_000 * PAGE));
    }

    @Test
    void histogramsOfFewKeysAreSmall() {
        Counts counts = new Counts(5);
        counts.add(new long[] {4, 0, 4}, 0, 3);
        assertEquals(1, counts.pagesInUse());
        assertEquals(
                "[1, 0, 0, 0, 2]",
                Arrays.toString(IntStream.range(0, 5).mapToLong(counts::get).toArray()));
    }
}

package org.heliosweep.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4_095, 4_096})
    void aSmallDesignIsTakenAsAWhole(long size) {
        assertArrayEquals(LongStream.range(0, size).toArray(), Sample.of(size, 4_096));
    }

    @ParameterizedTest
    @ValueSource(longs = {4_097, 100_000, 19_958_400, 1L << 40, (1L << 62) + 12_345, Long.MAX_VALUE})
    void aLargeOneIsSpreadOver(long size) {
        long[] sample = Sample.of(size, 4_096);
        assertEquals(4_096, Arrays.stream(sample).distinct().count());
        assertTrue(sample[0] >= 0 && sample[4_095] < size);
        int[] parts = new int[16];
        for (long number : sample) {
            parts[(int) (number / (size / 16.0))]++;
        }
        for (int count : parts) {
            assertTrue(count > 150 && count < 370, () -> Arrays.toString(parts));
        }
    }

    /** Axes of grids have lengths of all kinds: no level is missed, or taken for most. */
    @Test
    void itDoesNotGoInStep() {
        for (int length : new int[] {2, 7, 8, 10, 16, 100}) {
            int[] levels = new int[length];
            for (long number : Sample.of(1_000_000, 4_096)) {
                levels[(int) (number % length)]++;
            }
            double expected = 4_096.0 / length;
            for (int count : levels) {
                assertTrue(Math.abs(count - expected) < 6 * Math.sqrt(expected), () -> Arrays.toString(levels));
            }
        }
    }
}

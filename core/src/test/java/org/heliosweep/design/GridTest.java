package org.heliosweep.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.graph.ConstantArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
    private static Variation.Levels levels(double... values) {
        return new Variation.Levels(ConstantArray.of(values));
    }

    @Test
    void scenariosAreThoseOfNestedLoopsWithTheLastInputInnermost() {
        double[] first = {3, -1, 0.25};
        double[] third = {7, 6, 5, 4};
        Design.Grid grid = new Design.Grid(List.of(
                new Varied("a", levels(first)),
                new Varied("choice", levels(1, 0)),
                new Varied("b", levels(third)),
                new Varied("choice of all", levels(0, 1, 2)),
                new Varied("c", levels(42))));
        Sampler sampler = Sampler.of(grid);
        assertEquals(72, grid.size());
        long number = 0;
        for (double a : first) {
            for (int choice = 1; choice >= 0; choice--) {
                for (double b : third) {
                    for (int all = 0; all < 3; all++) {
                        assertEquals(a, sampler.real("a", number));
                        assertEquals(choice, sampler.choice("choice", number));
                        assertEquals(b, sampler.real("b", number));
                        assertEquals(all, sampler.choice("choice of all", number));
                        assertEquals(42, sampler.real("c", number));
                        number++;
                    }
                }
            }
        }
        assertFalse(grid.isExtendable());
    }

    @Test
    void aGridOfManyTrillionsOfScenariosIsRightAnywhere() {
        long[] lengths = {999_983, 4_099, 1_000_003, 997};
        Design.Grid grid = new Design.Grid(List.of(
                new Varied("a", new Variation.LinearSpace(0, lengths[0] - 1, lengths[0])),
                new Varied("b", new Variation.LinearSpace(0, lengths[1] - 1, lengths[1])),
                new Varied("c", new Variation.LinearSpace(0, lengths[2] - 1, lengths[2])),
                new Varied("d", new Variation.LinearSpace(0, lengths[3] - 1, lengths[3]))));
        assertTrue(grid.size() > 4_000_000_000_000_000_000L);
        Sampler sampler = Sampler.of(grid);
        SplittableRandom random = new SplittableRandom(1);
        for (int repetition = 0; repetition < 1_000; repetition++) {
            long number = repetition == 0 ? grid.size() - 1 : random.nextLong(grid.size());
            BigInteger rest = BigInteger.valueOf(number);
            String[] names = {"a", "b", "c", "d"};
            for (int axis = 3; axis >= 0; axis--) {
                BigInteger[] digits = rest.divideAndRemainder(BigInteger.valueOf(lengths[axis]));
                assertEquals(digits[1].doubleValue(), sampler.real(names[axis], number));
                rest = digits[0];
            }
        }
    }

    @Test
    void shortLinearAxesHoldTheNearestDoubles() {
        Sampler sampler = Sampler.of(new Design.Grid(List.of(new Varied("x", new Variation.LinearSpace(0, 1, 11)))));
        double[] nearest = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
        for (int level = 0; level <= 10; level++) {
            assertEquals(nearest[level], sampler.real("x", level));
        }
    }

    @Test
    void shortLogarithmicAxesHoldTheNearestDoubles() {
        Sampler sampler =
                Sampler.of(new Design.Grid(List.of(new Varied("x", new Variation.LogarithmicSpace(1e-3, 1e6, 10)))));
        for (int level = 0; level < 10; level++) {
            assertEquals(Double.parseDouble("1e" + (level - 3)), sampler.real("x", level));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 4096",
        "0, 1, 4097",
        "-7.3, 1e9, 5000",
        "0.1, 0.30000000000000004, 100000",
        "-1.7e308, 0.9e307, 65536",
        "1, 1.0000000000000002, 4500"
    })
    void linearAxesGoFromEndToEndWithoutTurningBack(double low, double high, int length) {
        Sampler sampler =
                Sampler.of(new Design.Grid(List.of(new Varied("x", new Variation.LinearSpace(low, high, length)))));
        double step = high / (length - 1) - low / (length - 1);
        rises(sampler, low, high, length);
        for (int level = 0; level < length; level++) {
            assertEquals(low + level * step, sampler.real("x", level), 4e-16 * (Math.abs(low) + Math.abs(high)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 4096",
        "1, 10, 4097",
        "50, 3000, 5000",
        "1e-300, 1e7, 6000",
        "1e-310, 1e-20, 300",
        "1, 1.0000000000000002, 5000"
    })
    void logarithmicAxesGoFromEndToEndWithoutTurningBack(double low, double high, int length) {
        Sampler sampler = Sampler.of(
                new Design.Grid(List.of(new Varied("x", new Variation.LogarithmicSpace(low, high, length)))));
        rises(sampler, low, high, length);
        int middle = (length - 1) / 2;
        double expected = Math.exp(Math.log(low) + (Math.log(high) - Math.log(low)) * middle / (length - 1));
        assertEquals(expected, sampler.real("x", middle), Math.max(expected * 1e-12, Double.MIN_VALUE));
    }

    private static void rises(Sampler sampler, double low, double high, int length) {
        assertEquals(low, sampler.real("x", 0));
        assertEquals(high, sampler.real("x", length - 1));
        double last = low;
        for (int level = 1; level < length; level++) {
            double next = sampler.real("x", level);
            assertTrue(next >= last && next <= high, level + ": " + last + ", " + next);
            last = next;
        }
    }

    @Test
    void aGridNeedsLevels() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new Design.Grid(List.of(new Varied("price", new Variation.Uniform(1, 2)))))
                .getMessage();
        assertEquals("a grid needs levels for price, not a distribution", message);
    }
}

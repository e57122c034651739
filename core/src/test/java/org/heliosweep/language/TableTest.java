package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of two arguments; those of one are in {@link ExpressionTest}. */
class TableTest {
    private static final String WEAR = """
            model battery
            input depth [%] = 50  0 .. 100
            input warmth [degC] = 25  -10 .. 50
            table wear (depth [%], warmth [degC]) [1/yr] = {
              20: { 10: 0.01, 25: 0.02, 40: 0.05 },
              50: { 10: 0.02, 25: 0.05, 40: 0.11 },
              80: { 10: 0.03, 25: 0.06, 40: 0.15 }
            }  "capacity lost"  source "made up"
            output lost [%/yr] = wear(depth, warmth)
            """;

    private static Evaluation evaluated(String text) {
        return Evaluation.of(Workbench.of().readModel(text));
    }

    @ParameterizedTest
    @CsvSource({
        "20, 10, 1",
        "20, 40, 5",
        "80, 10, 3",
        "80, 40, 15",
        "50, 25, 5",
        // between two points of a row, of a column
        "50, 32.5, 8",
        "35, 10, 1.5",
        // in the middle of four: 3.5, 5.5, 8 and 13
        "35, 17.5, 2.5",
        "65, 32.5, 9.25",
        "75, 40, 14.333333333333334",
    })
    void whatLiesBetweenIsLinearInEachArgument(double depth, double warmth, double expected) {
        Evaluation evaluation = evaluated(WEAR).set("depth", depth).set("warmth", warmth);
        assertEquals(expected, evaluation.value("lost"), 1e-14 * expected);
        assertTrue(evaluation.reason().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"19.99, 25", "80.01, 25", "50, 9.99", "50, 40.01", "0, 0", "NaN, 25", "50, NaN", "Infinity, 25"})
    void outsideOfThePointsThereIsNoNumber(double depth, double warmth) {
        Evaluation evaluation = evaluated(WEAR).set("depth", depth).set("warmth", warmth);
        assertTrue(Double.isNaN(evaluation.value("lost")));
        assertEquals("output lost is not finite", evaluation.reason().orElseThrow());
    }

    /** Grids of awkward sizes, at their points, between them and next to them, against lines between lines. */
    @ParameterizedTest
    @CsvSource({"2, 2", "2, 3", "3, 2", "2, 9", "4, 4", "5, 8", "8, 5", "9, 17", "17, 2", "1, 0"})
    void everyPlaceHasTheBitsOfTheDefinition(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(31L * rows + columns);
        boolean isSquare = columns == 0;
        double[] xs = abscissae(random, isSquare ? 6 : rows);
        double[] ys = isSquare ? xs : abscissae(random, columns);
        double[][] values = new double[xs.length][ys.length];
        for (double[] row : values) {
            Arrays.setAll(row, _ -> random.nextDouble(-2, 2));
        }
        String points = IntStream.range(0, xs.length)
                .mapToObj(i -> xs[i] + ": { "
                        + IntStream.range(0, ys.length)
                                .mapToObj(j -> ys[j] + ": " + values[i][j])
                                .collect(Collectors.joining(", "))
                        + " }")
                .collect(Collectors.joining(", "));
        Evaluation evaluation = evaluated("model m\ninput x [1] = 0  -9 .. 99\ninput y [1] = 0  -9 .. 99\n"
                + "table t (x [1], y [1]) [1] = { " + points + " }\nz = t(x, y)\n");
        for (double x : places(random, xs)) {
            for (double y : places(random, ys)) {
                double expected = expected(xs, ys, values, x, y);
                double found = evaluation.set("x", x).set("y", y).value("z");
                assertEquals(expected, found, x + ", " + y);
                for (int i = 0; i < xs.length; i++) {
                    int column = Arrays.binarySearch(ys, y);
                    if (xs[i] == x && column >= 0) {
                        assertEquals(values[i][column], found, "at a point");
                    }
                }
            }
        }
    }

    private static double[] abscissae(SplittableRandom random, int count) {
        double[] abscissae = new double[count];
        double next = random.nextDouble(-3, 1);
        for (int i = 0; i < count; i++) {
            abscissae[i] = next;
            next += Math.exp(random.nextDouble(-4, 2));
        }
        return abscissae;
    }

    private static List<Double> places(SplittableRandom random, double[] abscissae) {
        List<Double> places = new ArrayList<>();
        for (double each : abscissae) {
            places.add(each);
            places.add(Math.nextDown(each));
            places.add(Math.nextUp(each));
            places.add(each + random.nextDouble(0, 2));
        }
        places.add(-100.0);
        return places;
    }

    private static double expected(double[] xs, double[] ys, double[][] values, double x, double y) {
        int lastX = xs.length - 1;
        int lastY = ys.length - 1;
        if (x < xs[0] || x > xs[lastX] || y < ys[0] || y > ys[lastY]) {
            return Double.NaN;
        }
        int i = 0;
        while (i < lastX && xs[i + 1] <= x) {
            i++;
        }
        double low = onRow(ys, values[i], y);
        if (i == lastX) {
            return low;
        }
        double share = (x - xs[i]) * (1 / (xs[i + 1] - xs[i]));
        return Math.fma(share, onRow(ys, values[i + 1], y) - low, low);
    }

    private static double onRow(double[] ys, double[] row, double y) {
        int j = 0;
        while (j < ys.length - 1 && ys[j + 1] <= y) {
            j++;
        }
        return j == ys.length - 1 ? row[j] : Math.fma(y - ys[j], (row[j + 1] - row[j]) / (ys[j + 1] - ys[j]), row[j]);
    }

    @Test
    void aRowThatIsTheSameEverywhereIsATableOfOneArgument() {
        Evaluation evaluation = evaluated("""
                model m
                input x [km] = 0  -9 .. 9
                table one (x [km]) [kW] = { -2: 1, 1: 3, 3: 4, 4: 4 }
                table two (y [1], x [km]) [kW] = {
                  0: { -2: 1, 1: 3, 3: 4, 4: 4 },
                  7: { -2: 1, 1: 3, 3: 4, 4: 4 }
                }
                a [kW] = one(x)
                b [kW] = two(3.3, x)
                """);
        for (double x = -3; x <= 5; x += 0.0625) {
            evaluation.set("x", x);
            assertEquals(evaluation.value("a"), evaluation.value("b"), "at " + x);
        }
    }
}

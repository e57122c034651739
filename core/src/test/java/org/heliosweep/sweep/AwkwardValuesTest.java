package org.heliosweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;

class AwkwardValuesTest {
    private static final String MODEL = """
            model awkward  "Values at the edges of arithmetic"
            input x [1] = 1  -1 .. 1  "varied"
            zero = x * 0
            nothing = sqrt(x)
            infinite = 1 / x
            tiny = x * 1e-310
            output same = x
            """;

    private static Study study(String statements) {
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy("tried", workbench.readModel(MODEL))
                .add("design grid\nvary x = levels(-1, 0, 1)\n" + statements)
                .build();
    }

    @Test
    void whatLeavesTheKernelIsCanonical() {
        Recorder recorder = new Recorder();
        Sweep.of(study("keep zero, nothing, infinite, tiny rows 3"))
                .sink(recorder)
                .run();
        assertEquals(List.of(0, 0, 0), recorder.status());
        assertEquals(bits(0, 0, 0), recorder.column(0));
        assertEquals(bits(Double.NaN, 0, 1), recorder.column(1));
        assertEquals(bits(-1, Double.POSITIVE_INFINITY, 1), recorder.column(2));
        assertEquals(bits(-1e-310, 0, 1e-310), recorder.column(3));
    }

    private static List<Object> bits(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> (Object) Double.doubleToLongBits(value))
                .toList();
    }

    @Test
    void whatIsShownLeavesOutWhatIsNotFiniteAndSaysHowMuch() {
        List<Summary.Result> shown = Sweep.of(
                        study("show mean(nothing), max(infinite), min(zero), quantile(tiny, 0 %, 50 %),"
                                + " count(nothing > -1), share(not (nothing > -1))"))
                .run()
                .summary()
                .shown();
        check(shown.get(0), 2, 1, 0.5);
        check(shown.get(1), 2, 1, 1);
        check(shown.get(2), 3, 0, 0);
        check(shown.get(3), 3, 0, -1e-310, 0);
        check(shown.get(4), 3, 0, 2);
        check(shown.get(5), 3, 0, 1 / 3.0);
    }

    private static void check(Summary.Result result, long counted, long leftOut, double... values) {
        assertEquals(counted, result.counted());
        assertEquals(leftOut, result.leftOut());
        for (int index = 0; index < values.length; index++) {
            assertEquals(values[index], result.values().get(index), 0x1p-1032);
        }
    }

    @Test
    void nothingHasNoShareAndNoMean() {
        List<Summary.Result> shown = Sweep.of(
                        study("where x > 5 \"small\"\nshow mean(x), share(x > 0), median(x), count(x > 0)"))
                .run()
                .summary()
                .shown();
        check(shown.get(0), 0, 0, Double.NaN);
        check(shown.get(1), 0, 0, Double.NaN);
        check(shown.get(2), 0, 0, Double.NaN);
        check(shown.get(3), 0, 0, 0);
    }
}

package org.heliosweep.command;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.heliosweep.model.Input;

/** Values over the credible range of an input, both ends and the default among them. */
final class Levels {
    /** From which ratio of its ends on a range is gone through in equal ratios, not in equal steps. */
    private static final double WIDE = 50;

    private Levels() {}

    /** Whether orders of magnitude count. */
    static boolean isWide(double low, double high) {
        return low > 0 && high / low >= WIDE;
    }

    /** Some steps over the range, and the default where it lies between two of them. */
    static double[] of(Input.Number input, int steps) {
        DoubleStream even = IntStream.rangeClosed(0, steps)
                .mapToDouble(step ->
                        step == 0 ? input.low() : step == steps ? input.high() : between(input, (double) step / steps));
        return DoubleStream.concat(even, DoubleStream.of(input.standard()))
                .sorted()
                .distinct()
                .toArray();
    }

    private static double between(Input.Number input, double share) {
        return isWide(input.low(), input.high())
                ? input.low() * StrictMath.pow(input.high() / input.low(), share)
                : input.low() + (input.high() - input.low()) * share;
    }
}

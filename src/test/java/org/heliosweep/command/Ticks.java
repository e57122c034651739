package org.heliosweep.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Where the marks of an axis are: at 1, 2 and 5 times powers of ten, exactly. */
final class Ticks {
    private static final int FEWEST = 4;
    private static final int MOST = 9;
    private static final List<Integer> STEPS = List.of(5, 2, 1);
    private static final int COARSEST = 300;

    private Ticks() {}

    /** Marks at equal distances. */
    static List<Double> linear(double low, double high) {
        for (int exponent = low < high ? COARSEST : -COARSEST; exponent > -COARSEST; exponent--) {
            for (int step : STEPS) {
                List<Double> ticks = multiples(BigDecimal.valueOf(step).scaleByPowerOfTen(exponent), low, high);
                if (ticks.size() >= FEWEST) {
                    return ticks;
                }
            }
        }
        return List.of(low);
    }

    private static List<Double> multiples(BigDecimal step, double low, double high) {
        BigDecimal first = new BigDecimal(low).divideToIntegralValue(step);
        List<Double> ticks = new ArrayList<>();
        if (new BigDecimal(high).divideToIntegralValue(step).subtract(first).compareTo(BigDecimal.valueOf(MOST + 2))
                > 0) {
            return ticks;
        }
        BigDecimal tick = first.subtract(BigDecimal.ONE).multiply(step);
        for (; tick.doubleValue() <= high; tick = tick.add(step)) {
            if (tick.doubleValue() >= low) {
                ticks.add(tick.doubleValue());
            }
        }
        return ticks;
    }

    /** Marks at equal ratios, where orders of magnitude count. */
    static List<Double> logarithmic(double low, double high) {
        for (List<Integer> digits : List.of(List.of(1), List.of(1, 3), List.of(1, 2, 5))) {
            List<Double> ticks = decades(digits, low, high);
            if (ticks.size() >= FEWEST) {
                int skip = (ticks.size() + MOST - 1) / MOST;
                return ticks.stream()
                        .filter(tick -> ticks.indexOf(tick) % skip == 0)
                        .toList();
            }
        }
        return decades(List.of(1, 2, 5), low, high);
    }

    private static List<Double> decades(List<Integer> digits, double low, double high) {
        List<Double> ticks = new ArrayList<>();
        for (int exponent = -COARSEST; exponent <= COARSEST; exponent++) {
            for (int digit : digits) {
                double tick =
                        BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
                if (tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}

package org.heliosweep.language;

import java.util.function.DoubleUnaryOperator;
import org.heliosweep.model.RootFinding;

/** Chandrupatla's method as one would write it down: the steps of a loop, with branches. */
final class PlainSolver {
    private PlainSolver() {}

    /** The root of a difference between two bounds; NaN where there is none. */
    static double root(DoubleUnaryOperator difference, double low, double high) {
        if (!(Math.abs(low) < Double.POSITIVE_INFINITY) || !(Math.abs(high) < Double.POSITIVE_INFINITY) || low > high) {
            return Double.NaN;
        }
        double atLow = difference.applyAsDouble(low);
        double atHigh = difference.applyAsDouble(high);
        if (Double.isNaN(atLow) || Double.isNaN(atHigh) || (atLow > 0 && atHigh > 0) || (atLow < 0 && atHigh < 0)) {
            return Double.NaN;
        }
        if (atLow == 0) {
            return low;
        }
        if (atHigh == 0) {
            return high;
        }
        double x1 = high;
        double f1 = atHigh;
        double x2 = low;
        double f2 = atLow;
        double x3 = low;
        double f3 = atLow;
        for (int evaluation = 0; evaluation < RootFinding.EVALUATIONS; evaluation++) {
            double x = middle(x1, x2);
            if (evaluation > 0) {
                double xi = (x1 - x2) / (x3 - x2);
                double phi = (f1 - f2) / (f3 - f2);
                double share = f1 / (f3 - f2) * Math.fma((x3 - x1) / (x2 - x1), f2 / (f3 - f1), f3 / (f1 - f2));
                boolean isMonotonic = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
                if (isMonotonic && share > 0 && share < 1) {
                    x = Math.fma(share, x2 - x1, x1);
                }
            }
            double f = difference.applyAsDouble(x);
            if (Double.isNaN(f)) {
                return Double.NaN;
            }
            if (f == 0) {
                return x;
            }
            if (f > 0 == f1 > 0) {
                x3 = x1;
                f3 = f1;
            } else {
                x3 = x2;
                f3 = f2;
                x2 = x1;
                f2 = f1;
            }
            x1 = x;
            f1 = f;
        }
        double best = Math.abs(f2) < Math.abs(f1) ? x2 : x1;
        double left = Math.min(Math.abs(f1), Math.abs(f2));
        boolean isPole = left > Math.max(Math.abs(atLow), Math.abs(atHigh)) || Double.isInfinite(left);
        return isPole ? Double.NaN : best;
    }

    private static double middle(double a, double b) {
        if (a * b > 0) {
            long bitsOfA = Double.doubleToLongBits(Math.abs(a));
            long bitsOfB = Double.doubleToLongBits(Math.abs(b));
            return Math.copySign(Double.longBitsToDouble((bitsOfA + bitsOfB) >>> 1), a);
        }
        return 0.5 * a + 0.5 * b;
    }
}

package org.heliosweep.function;

/**
 * The distribution function of the standard normal distribution.
 *
 * <p>For the nearer tail, x from 0 on, (1 + x) · P(Z > x) · e^(x²/2) rises and falls between 0.39 and 0.52, so that one
 * polynomial in q = (x − 5) / (x + 5) does for all x, after M. M. Shepherd and J. G. Laframboise, "Chebyshev
 * Approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞", Mathematics of Computation 36 (1981), 249–253. What the
 * rounding of x² leaves out, up to 10^-13 of the result, is put in again. The other tail is the difference from 1.
 *
 * <p>Coefficients: {@code coefficients.py}, "normal".
 */
final class NormalProbability {
    /** From it on the result is 0, or 1. */
    private static final double GREATEST = 39;

    private static final double CENTRE = 5;

    /** (1 + x) P(Z > x) e^(x²/2) in q; loses 2^−54.0 of it. */
    private static final double[] TAIL = {
        0x1.d8979b0f2b39dp-2,
        -0x1.76ff86859eb13p-4,
        0x1.fc66cc64a176ap-6,
        0x1.47c1d0305467bp-7,
        -0x1.b08e0007bd1c2p-6,
        0x1.92037bab488d3p-6,
        -0x1.f11aab01e80a1p-7,
        0x1.ab6d038d340b5p-8,
        -0x1.b75f4fd92709ap-10,
        0x1.05719f99e7519p-17,
        0x1.7e61f18c288f2p-13,
        -0x1.c1b1be885230ep-15,
        -0x1.4c11cefd6bb56p-17,
        0x1.3002ea5644f24p-17,
        -0x1.2a0ae377341c0p-24,
        -0x1.5f24249b55954p-20,
        0x1.0eede7647eae3p-23,
        0x1.a6905d2dd0913p-23,
        -0x1.a2294b9ef31f6p-26,
        -0x1.09a5f1e6d54c9p-25,
        0x1.4598c77cd779ep-29,
        0x1.198193704e212p-28,
        0x1.3b9e10c554739p-34,
        -0x1.011d97cc6e757p-32,
    };

    private NormalProbability() {}

    static int full(Formula f, int x) {
        return probability(f, x, Exponential.full(f, exponent(f, x)));
    }

    /** The same with an exponential that is called. */
    static int overCalls(Formula f, int x) {
        return probability(f, x, f.exponential(exponent(f, x)));
    }

    static Core core(Formula f, int x) {
        Core exponential = Exponential.core(f, exponent(f, x));
        return new Core(probability(f, x, exponential.result()), exponential.guard());
    }

    private static int magnitude(Formula f, int x) {
        return f.minimum(f.real(GREATEST), f.absolute(x));
    }

    private static int square(Formula f, int x) {
        int magnitude = magnitude(f, x);
        return f.multiply(magnitude, magnitude);
    }

    private static int exponent(Formula f, int x) {
        return f.multiply(f.real(-0.5), square(f, x));
    }

    private static int probability(Formula f, int x, int exponential) {
        int magnitude = magnitude(f, x);
        int lost = f.multiplyAdd(magnitude, magnitude, f.negate(square(f, x)));
        int density = f.multiplyAdd(f.multiply(f.real(-0.5), lost), exponential, exponential);
        int q = f.divide(f.subtract(magnitude, f.real(CENTRE)), f.add(magnitude, f.real(CENTRE)));
        int ratio = f.divide(f.polynomial(q, TAIL), f.add(f.real(1), magnitude));
        int tail = f.multiply(density, ratio);
        return f.select(f.less(f.real(0), x), f.subtract(f.real(1), tail), tail);
    }
}

package org.heliosweep.function;

/**
 * Arc tangent, of one number or of a quotient, arc sine and arc cosine.
 *
 * <p>Arc tangent. For the smaller and the larger of two magnitudes, small ≤ large: where small/large ≤ ½, q is that
 * quotient; else q = (small − large) / (small + large), to which π/4 is added: the difference is exact. In both |q| ≤ ½.
 * q is kept in two parts, and what multiples of π/4 are added depends on the octant.
 *
 * <p>Arc sine. asin a = a + a³ · R(a²) for a ≤ ½; above, asin a = π/2 − 2 asin √((1 − a)/2), with the root in two parts.
 *
 * <p>Coefficients: {@code coefficients.py}, "atan" and "asin".
 */
final class InverseTrigonometry {
    private static final double QUARTER_PI_HIGH = 0x1.921fb54442d18p-1;
    private static final double QUARTER_PI_LOW = 0x1.1a62633145c07p-55;
    private static final double HALF_PI_HIGH = 0x1.921fb54442d18p+0;
    private static final double HALF_PI_LOW = 0x1.1a62633145c07p-54;

    /** (atan q − q) / q³ in q² for |q| ≤ ½; loses 2^−57 of the angle. */
    private static final double[] ARC_TANGENT = {
        -0x1.5555555555513p-2,
        0x1.9999999990ccap-3,
        -0x1.249249214a0f0p-3,
        0x1.c71c708b3793fp-4,
        -0x1.745cf44eecf12p-4,
        0x1.3b1136fd49c9fp-4,
        -0x1.10f2e0b746017p-4,
        0x1.dfe674938dd62p-5,
        -0x1.a38c0e2ded5a2p-5,
        0x1.56d59c72d6b5dp-5,
        -0x1.c11f4f26f7471p-6,
        0x1.4b051bd0b8b34p-7,
    };

    /** (asin a − a) / a³ in a² for |a| ≤ ½; loses 2^−58 of the angle. */
    private static final double[] ARC_SINE = {
        0x1.5555555555577p-3,
        0x1.333333332e1d7p-4,
        0x1.6db6db72067c3p-5,
        0x1.f1c71a9a612bcp-6,
        0x1.6e8bde357e3ffp-6,
        0x1.1c49fd309612cp-6,
        0x1.ca1e4bde65f16p-7,
        0x1.759020e3f57d1p-7,
        0x1.60fff6c6f49f2p-7,
        0x1.e995aa7ea282cp-9,
        0x1.627f8e45fcf05p-6,
        -0x1.5667f5d274d99p-6,
        0x1.0ac783cacb67ep-5,
    };

    /** From it on an arc tangent is ±π/2, rounded. */
    private static final double STEEP = 0x1p60;

    /** Magnitudes of the larger operand between which no intermediate value leaves the normal numbers. */
    private static final double LARGE = 0x1p1000;

    private static final double SMALL = 0x1p-900;

    private InverseTrigonometry() {}

    /** The angle that is k · π/4 ± (q + rest). */
    private record Octant(int middle, int q, int rest) {}

    static int arcTangent(Formula f, int x) {
        int one = f.real(1);
        int magnitude = f.minimum(f.real(STEEP), f.absolute(x));
        int steep = f.less(one, magnitude);
        Octant octant = octant(f, f.select(steep, one, magnitude), f.select(steep, magnitude, one));
        return angle(f, octant, steep, f.truth(false), x);
    }

    /** The arc tangent of y / x in the quadrant of the point. */
    static int arcTangent(Formula f, int y, int x) {
        int infinity = f.real(Double.POSITIVE_INFINITY);
        int one = f.real(1);
        int height = f.absolute(y);
        int width = f.absolute(x);
        int steep = f.less(width, height);
        int small = f.select(steep, width, height);
        int large = f.select(steep, height, width);

        int growing = f.select(f.less(large, f.real(SMALL)), f.real(0x1p200), one);
        int scale = f.select(f.less(f.real(LARGE), large), f.real(0x1p-100), growing);
        // an infinity becomes a large number, beside which a finite one vanishes and another infinity is equal
        int bound = f.real(LARGE);
        int vanishing = f.and(f.equal(large, infinity), f.less(small, infinity));
        int smallScaled = f.select(vanishing, f.real(0), f.minimum(bound, f.multiply(small, scale)));
        // 0 / 0 becomes 0 / something: the angle of the point (±0, ±0) depends on its signs alone
        int largeScaled = f.maximum(f.real(SMALL), f.minimum(bound, f.multiply(large, scale)));

        Octant octant = octant(f, smallScaled, largeScaled);
        return angle(f, octant, steep, isNegative(f, x), y);
    }

    static Core arcTangentCore(Formula f, int y, int x) {
        int height = f.absolute(y);
        int width = f.absolute(x);
        int steep = f.less(width, height);
        int small = f.select(steep, width, height);
        int large = f.select(steep, height, width);
        int result = angle(f, octant(f, small, large), steep, isNegative(f, x), y);
        int guard = f.and(f.lessOrEqual(f.real(SMALL), large), f.lessOrEqual(large, f.real(LARGE)));
        return new Core(result, guard);
    }

    static int arcSine(Formula f, int x) {
        Root root = root(f, x);
        int rest = f.multiplyAdd(root.value, root.factor, root.low);
        int small = f.add(root.value, rest);
        int twice = f.add(root.value, root.value);
        int base = f.real(HALF_PI_HIGH);
        int high = f.subtract(base, twice);
        int lost = f.add(f.subtract(f.subtract(base, high), twice), f.real(HALF_PI_LOW));
        int large = f.add(high, f.multiplyAdd(f.real(-2), rest, lost));
        return f.withSign(f.select(root.large, large, small), x);
    }

    /** base + slope · asin(root), with 0, π/2 or π as base and 2, −1 or −2 as slope. */
    static int arcCosine(Formula f, int x) {
        Root root = root(f, x);
        int rest = f.multiplyAdd(root.value, root.factor, root.low);
        int negative = isNegative(f, x);
        int two = f.real(2);
        int minusTwo = f.real(-2);
        int one = f.real(1);
        int minusOne = f.real(-1);
        int zero = f.real(0);
        int slope = f.select(root.large, f.select(negative, minusTwo, two), f.select(negative, one, minusOne));
        int count = f.select(root.large, f.select(negative, two, zero), one);
        int base = f.multiply(count, f.real(HALF_PI_HIGH));
        int term = f.multiply(slope, root.value);
        int high = f.add(base, term);
        int lost = f.multiplyAdd(count, f.real(HALF_PI_LOW), f.add(f.subtract(base, high), term));
        return f.add(high, f.multiplyAdd(slope, rest, lost));
    }

    /**
     * The argument of the polynomial for an arc sine.
     *
     * @param large true where |x| > ½
     * @param value |x|, or √((1 − |x|)/2) where large
     * @param low what the rounding of the root left out
     * @param factor R(value²) · value²
     */
    private record Root(int large, int value, int low, int factor) {}

    private static Root root(Formula f, int x) {
        int half = f.real(0.5);
        int magnitude = f.absolute(x);
        int large = f.less(half, magnitude);
        int square = f.multiplyAdd(magnitude, f.real(-0.5), half);
        int root = f.squareRoot(square);
        int rest = f.multiplyAdd(f.negate(root), root, square);
        // at 1 the root is 0 and so is the rest
        int correction = f.divide(rest, f.maximum(f.real(Double.MIN_NORMAL), f.add(root, root)));
        int z = f.select(large, square, f.multiply(magnitude, magnitude));
        int factor = f.multiply(z, f.polynomial(z, ARC_SINE));
        return new Root(large, f.select(large, root, magnitude), f.select(large, correction, f.real(0)), factor);
    }

    /** The angle of small/large, less π/4 where the middle is nearer. */
    private static Octant octant(Formula f, int small, int large) {
        int middle = f.less(f.multiply(f.real(0.5), large), small);
        int numerator = f.select(middle, f.subtract(small, large), small);
        int sum = f.add(large, small);
        int sumLow = f.subtract(small, f.subtract(sum, large));
        int denominator = f.select(middle, sum, large);
        int denominatorLow = f.select(middle, sumLow, f.real(0));
        int reciprocal = f.divide(f.real(1), denominator);
        int q = f.multiply(numerator, reciprocal);
        int minus = f.negate(q);
        int excess = f.multiplyAdd(minus, denominatorLow, f.multiplyAdd(minus, denominator, numerator));
        int z = f.multiply(q, q);
        // the derivative of the arc tangent is near 1 − z
        int low = f.multiply(excess, reciprocal);
        int lowAngle = f.multiplyAdd(f.negate(z), low, low);
        int cube = f.multiply(z, q);
        return new Octant(middle, q, f.multiplyAdd(cube, f.polynomial(z, ARC_TANGENT), lowAngle));
    }

    /** The angle in the octant of a point: mirrored in the diagonal, mirrored in the vertical axis, with a sign. */
    private static int angle(Formula f, Octant octant, int steep, int leftward, int sign) {
        int zero = f.real(0);
        int one = f.real(1);
        int first = f.select(octant.middle, one, zero);
        int second = f.select(steep, f.subtract(f.real(2), first), first);
        int quarters = f.select(leftward, f.subtract(f.real(4), second), second);
        int flipped = f.and(f.or(steep, leftward), f.not(f.and(steep, leftward)));
        int direction = f.select(flipped, f.real(-1), one);
        int rest = f.multiplyAdd(direction, octant.rest, f.multiply(quarters, f.real(QUARTER_PI_LOW)));
        int low = f.multiplyAdd(direction, octant.q, rest);
        return f.withSign(f.multiplyAdd(quarters, f.real(QUARTER_PI_HIGH), low), sign);
    }

    private static int isNegative(Formula f, int x) {
        return f.integerLess(f.bits(x), f.integer(0));
    }
}

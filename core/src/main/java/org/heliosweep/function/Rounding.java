package org.heliosweep.function;

/**
 * Whole numbers near x, exactly as {@link StrictMath} gives them, signs of zeros included.
 *
 * <p>Adding 2^52 with the sign of x and taking it away again rounds x to the nearest whole number, to even where two
 * are equally near. From 2^52 on, every number is whole.
 */
final class Rounding {
    private static final double WHOLE = 0x1p52;

    private Rounding() {}

    static int round(Formula f, int x) {
        return withSignAndLarge(f, x, nearest(f, x));
    }

    static int floor(Formula f, int x) {
        int nearest = nearest(f, x);
        int lower = f.subtract(nearest, f.real(1));
        return withSignAndLarge(f, x, f.select(f.less(x, nearest), lower, nearest));
    }

    static int ceiling(Formula f, int x) {
        int nearest = nearest(f, x);
        int higher = f.add(nearest, f.real(1));
        return withSignAndLarge(f, x, f.select(f.less(nearest, x), higher, nearest));
    }

    /** The nearest whole number to a number below 2^52 in magnitude; a zero may have the wrong sign. */
    private static int nearest(Formula f, int x) {
        int whole = f.withSign(f.real(WHOLE), x);
        return f.subtract(f.add(x, whole), whole);
    }

    private static int withSignAndLarge(Formula f, int x, int result) {
        return f.select(f.less(f.absolute(x), f.real(WHOLE)), f.withSign(result, x), x);
    }
}

package org.heliosweep.device.compute;

import java.util.SplittableRandom;

/** Reals of all kinds: any representation, magnitudes that meet each other, and the values where operations are special. */
final class AwkwardReals {
    private static final double[] SPECIAL = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1 + Math.ulp(1.0),
        1 - Math.ulp(0.5),
        0x1p-537,
        0x1.8p512,
        1.0 / 3
    };

    private AwkwardReals() {}

    static double[] of(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        for (int at = 0; at < count; at++) {
            values[at] = switch (random.nextInt(5)) {
                case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
                case 1 -> Double.longBitsToDouble(random.nextLong());
                case 2 -> random.nextDouble(-2, 2);
                case 3 -> Math.scalb(random.nextDouble(-2, 2), -random.nextInt(500, 1075));
                default -> Math.scalb(random.nextDouble(-2, 2), random.nextInt(-20, 20));
            };
        }
        return values;
    }
}

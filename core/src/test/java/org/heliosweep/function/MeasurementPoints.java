package org.heliosweep.function;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.heliosweep.graph.Function;

/**
 * Writes arguments and results of a function for {@code golden measure}, as triples of reals in little-endian order:
 * {@code MeasurementPoints FUNCTION CLASS COUNT SEED}. See core/src/test/golden/README.md.
 */
final class MeasurementPoints {
    private static final double[] SPECIAL = {
        Double.NaN,
        0,
        1,
        0.5,
        2,
        3,
        1.5,
        0x1p-1074,
        0x0.fffffffffffffp-1022,
        0x1p-1022,
        0x1p-54,
        0x1p-53,
        0x1p52,
        0x1.fffffffffffffp-1,
        0x1.0000000000001p+0,
        0x1.fffffffffffffp51,
        0x1p53,
        0x1.fffffffffffffp52,
        0x1p64,
        0x1p1023,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        709.78,
        745.13,
        0x1p30,
        1e6,
    };

    private final SplittableRandom random;
    private final FunctionEvaluator evaluator;
    private final DataOutputStream output;

    private MeasurementPoints(Function function, long seed, DataOutputStream output) {
        this.random = new SplittableRandom(seed);
        this.evaluator = new FunctionEvaluator(function);
        this.output = output;
    }

    static void main(String[] arguments) throws IOException {
        DataOutputStream output = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));
        Function function = Function.valueOf(arguments[0]);
        String[] kind = arguments[1].split(":", -1);
        MeasurementPoints points = new MeasurementPoints(function, Long.parseLong(arguments[3]), output);
        int count = Integer.parseInt(arguments[2]);
        for (int i = 0; i < count; i++) {
            points.point(kind, i);
        }
        output.flush();
    }

    private void point(String[] kind, int i) throws IOException {
        switch (kind[0]) {
            // every bit pattern
            case "bits" ->
                write(Double.longBitsToDouble(random.nextLong()), Double.longBitsToDouble(random.nextLong()));
            case "uniform" -> write(between(kind[1], kind[2]), 0);
            // exponents, both signs
            case "exponent" -> write(scaled(number(kind[1]), number(kind[2])), 0);
            // 1 ± small, relative to a number
            case "near" -> {
                double centre = number(kind[1]);
                write(centre * (1 + scaled(-53, -1)), 0);
            }
            // neighbours of (i + offset) * step, near enough to hit both sides
            case "multiples" -> {
                double step = number(kind[1]);
                double n = Math.rint(random.nextDouble(number(kind[2]), number(kind[3]))) + number(kind[4]);
                double centre = n * step;
                write(centre + random.nextInt(-3, 4) * Math.ulp(centre), 0);
            }
            // every number from a start
            case "consecutive" -> write(Double.longBitsToDouble(Double.doubleToLongBits(number(kind[1])) + i), 0);
            case "special" -> {
                int count = 2 * SPECIAL.length;
                write(special(i % count), special(i / count % count));
            }
            case "pow" -> pow(kind[1]);
            case "atan2" -> atan2(kind[1]);
            default -> throw new IllegalArgumentException(kind[0]);
        }
    }

    private void pow(String kind) throws IOException {
        double wide = Math.scalb(random.nextDouble(1, 2), random.nextInt(-1074, 1024));
        double narrow = random.nextDouble(0.5, 2);
        double nearOne = 1 + scaled(-52, -2);
        double any = random.nextInt(3) == 0 ? wide : random.nextBoolean() ? narrow : nearOne;
        double logarithm = Math.log(any) / Math.log(2);
        switch (kind) {
            case "wide" -> write(any, random.nextDouble(-1080, 1028) / logarithm);
            case "edges" -> {
                double edge = new double[] {-1075, -1074, -1022, 1024}[random.nextInt(4)];
                write(any, (edge + scaled(-40, 1)) / logarithm);
            }
            case "subnormal" -> write(any, random.nextDouble(-1076, -1021) / logarithm);
            case "nearOne" -> write(any, scaled(-70, 0) / logarithm);
            case "seams" -> {
                double seam = random.nextInt(-1075, 1024) + 0.5 + scaled(-50, -8);
                double root = Math.sqrt(2) + random.nextInt(-4, 5) * 0x1p-52;
                double x = random.nextBoolean() ? any : Math.scalb(root, random.nextInt(-1000, 1000));
                write(x, seam / (Math.log(x) / Math.log(2)));
            }
            case "huge" -> {
                double e = random.nextBoolean() ? random.nextDouble(-1075, -900) : random.nextDouble(900, 1024);
                write(any, e / logarithm);
            }
            case "model" -> write(scaledPositive(-20, 20), random.nextDouble(-6, 6));
            case "whole" -> write(random.nextDouble(-20, 20), random.nextInt(-200, 200));
            case "root" -> write(scaledPositive(-1000, 1000), 1.0 / random.nextInt(1, 40));
            case "one" -> write(Double.longBitsToDouble(random.nextLong()), random.nextInt(4) * 0.5);
            case "exact" -> {
                double base = random.nextInt(1, 2000);
                int power = random.nextInt(1, 6);
                write(Math.pow(base, power), 1.0 / power);
                write(base, power);
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private void atan2(String kind) throws IOException {
        double y = scaled(-1074, 1023);
        switch (kind) {
            case "near" -> write(y, y * random.nextDouble(-4, 4));
            case "wide" -> write(scaled(-60, 60), scaled(-60, 60));
            case "seams" -> write(y, Math.scalb(y, random.nextInt(-1, 2)) * (1 + random.nextInt(-8, 9) * 0x1p-52));
            case "subnormal" -> {
                double x = scaled(-10, 1023);
                write(x * scaled(-1080, -1000), x);
            }
            case "small" -> write(scaled(-1074, -1000), scaled(-1074, -1000));
            case "large" -> write(scaled(1000, 1023), scaled(900, 1023));
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private double special(int index) {
        return index < SPECIAL.length ? SPECIAL[index] : -SPECIAL[index - SPECIAL.length];
    }

    /** A number with an exponent in a range and a random sign. */
    private double scaled(double low, double high) {
        return (random.nextBoolean() ? 1 : -1) * scaledPositive(low, high);
    }

    private double scaledPositive(double low, double high) {
        int exponent = random.nextInt((int) low, (int) high + 1);
        return Math.scalb(Math.scalb(random.nextDouble(1, 2), exponent / 2), exponent - exponent / 2);
    }

    private double between(String low, String high) {
        return random.nextDouble(number(low), number(high));
    }

    private static double number(String text) {
        return switch (text) {
            case "pi/2" -> Math.PI / 2;
            case "log2" -> Math.log(2);
            default -> Double.parseDouble(text);
        };
    }

    private void write(double x, double y) throws IOException {
        for (double value : new double[] {x, y, evaluator.full(x, y)}) {
            output.writeLong(Long.reverseBytes(Double.doubleToLongBits(value)));
        }
    }
}

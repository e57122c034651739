package org.heliosweep.function;

/**
 * The quantile of the standard normal distribution.
 *
 * <p>Source: M. J. Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37
 * (1988), 477–484, function PPND16: three quotients of polynomials, for |p − ½| ≤ 0.425 and for √(−log min(p, 1 − p)) up
 * to and above 5. The coefficients are the published ones. At 0 and 1 the result is −∞ and ∞, outside NaN.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients have all the digits that were published
final class NormalQuantile {
    private static final double CENTRE = 0.425;
    private static final double CENTRE_SQUARED = 0.180625;
    private static final double TAIL = 5;
    private static final double MIDDLE_SHIFT = 1.6;

    private static final double[] CENTRE_NUMERATOR = {
        3.3871328727963666080,
        1.3314166789178437745e2,
        1.9715909503065514427e3,
        1.3731693765509461125e4,
        4.5921953931549871457e4,
        6.7265770927008700853e4,
        3.3430575583588128105e4,
        2.5090809287301226727e3,
    };
    private static final double[] CENTRE_DENOMINATOR = {
        1,
        4.2313330701600911252e1,
        6.8718700749205790830e2,
        5.3941960214247511077e3,
        2.1213794301586595867e4,
        3.9307895800092710610e4,
        2.8729085735721942674e4,
        5.2264952788528545610e3,
    };
    private static final double[] MIDDLE_NUMERATOR = {
        1.42343711074968357734,
        4.63033784615654529590,
        5.76949722146069140550,
        3.64784832476320460504,
        1.27045825245236838258,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1,
        2.05319162663775882187,
        1.67638483018380384940,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    };
    private static final double[] TAIL_NUMERATOR = {
        6.65790464350110377720,
        5.46378491116411436990,
        1.78482653991729133580,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    };
    private static final double[] TAIL_DENOMINATOR = {
        1,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    };

    private NormalQuantile() {}

    static int full(Formula f, int p) {
        return full(f, p, Logarithm.natural(f, smaller(f, p)));
    }

    /** The same with a logarithm that is called. */
    static int overCalls(Formula f, int p) {
        return full(f, p, f.logarithm(smaller(f, p)));
    }

    private static int full(Formula f, int p, int logarithm) {
        int smaller = smaller(f, p);
        int result = quantile(f, p, logarithm);
        int infinite = f.withSign(f.real(Double.POSITIVE_INFINITY), f.subtract(p, f.real(0.5)));
        return f.select(f.equal(smaller, f.real(0)), infinite, result);
    }

    static Core core(Formula f, int p) {
        Core logarithm = Logarithm.naturalCore(f, smaller(f, p));
        return new Core(quantile(f, p, logarithm.result()), logarithm.guard());
    }

    /** The probability of the nearer tail; exact above ½, where it counts. */
    private static int smaller(Formula f, int p) {
        return f.minimum(p, f.subtract(f.real(1), p));
    }

    private static int quantile(Formula f, int p, int logarithm) {
        int offset = f.subtract(p, f.real(0.5));
        int central = f.lessOrEqual(f.absolute(offset), f.real(CENTRE));
        int centre = f.multiplyAdd(f.negate(offset), offset, f.real(CENTRE_SQUARED));
        int distance = f.squareRoot(f.negate(logarithm));
        int inMiddle = f.lessOrEqual(distance, f.real(TAIL));
        int shift = f.select(inMiddle, f.real(MIDDLE_SHIFT), f.real(TAIL));
        int beyond = f.subtract(distance, shift);
        int numerator =
                f.select(inMiddle, f.polynomial(beyond, MIDDLE_NUMERATOR), f.polynomial(beyond, TAIL_NUMERATOR));
        int denominator =
                f.select(inMiddle, f.polynomial(beyond, MIDDLE_DENOMINATOR), f.polynomial(beyond, TAIL_DENOMINATOR));
        int centralNumerator = f.multiply(offset, f.polynomial(centre, CENTRE_NUMERATOR));
        int quotient = f.divide(
                f.select(central, centralNumerator, numerator),
                f.select(central, f.polynomial(centre, CENTRE_DENOMINATOR), denominator));
        return f.select(central, quotient, f.withSign(quotient, offset));
    }
}

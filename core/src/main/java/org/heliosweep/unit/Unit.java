package org.heliosweep.unit;

/**
 * A unit of measurement: a value in it, times the scale, plus the offset, is the value in SI.
 *
 * <p>A scale that is a whole number is multiplied with, one that divides 1 is divided by: so 7 % is the double
 * nearest to 0.07. Any other is rounded to a double once.
 *
 * @param symbol how it is written, without brackets: {@code kW}, {@code $/(kW yr)}, {@code 1}
 * @param dimension what it measures
 * @param scale how many coherent SI units one of it is; positive
 * @param offset what is added after scaling; not zero only for points on a shifted scale such as {@code degC}
 */
public record Unit(String symbol, Dimension dimension, Rational scale, Rational offset) {
    /** The unit of plain numbers. */
    public static final Unit ONE = of("1", Dimension.NUMBER, Rational.ONE);

    /** A hundredth. */
    public static final Unit PERCENT = of("%", Dimension.NUMBER, Rational.of(1, 100));

    /** A unit without an offset. */
    public static Unit of(String symbol, Dimension dimension, Rational scale) {
        return new Unit(symbol, dimension, scale, Rational.ZERO);
    }

    /** The coherent SI unit of a dimension. */
    public static Unit coherent(Dimension dimension) {
        return of(dimension.toString(), dimension, Rational.ONE);
    }

    /** Whether zero in this unit is not zero in SI. */
    public boolean isPoint() {
        return offset.signum() != 0;
    }

    /** What a value in this unit is multiplied with on the way to SI; 1 if it is divided instead. */
    public double factor() {
        return divides() ? 1 : scale.doubleValue();
    }

    /** What a value in this unit is divided by on the way to SI; 1 if it is multiplied instead. */
    public double divisor() {
        return divides() ? scale.reciprocal().doubleValue() : 1;
    }

    /** A value in this unit as a value in SI. */
    public double toSi(double value) {
        return value * factor() / divisor() + offset.doubleValue();
    }

    /** A value in SI as a value in this unit. */
    public double fromSi(double value) {
        return (value - offset.doubleValue()) * divisor() / factor();
    }

    private boolean divides() {
        return !scale.isWhole() && scale.reciprocal().isWhole();
    }

    @Override
    public String toString() {
        return symbol;
    }
}

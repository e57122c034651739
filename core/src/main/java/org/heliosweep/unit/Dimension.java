package org.heliosweep.unit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is measured: a product of powers of base units.
 *
 * @param exponents the power of each base unit, by its symbol ({@code m}, {@code kg}, {@code $}, {@code wafer});
 *     none is zero
 */
public record Dimension(SortedMap<String, Rational> exponents) {
    /** Plain numbers. */
    public static final Dimension NUMBER = new Dimension(new TreeMap<>());

    /** Keeps the exponents unmodifiable and drops those that are zero. */
    public Dimension {
        TreeMap<String, Rational> kept = new TreeMap<>(exponents);
        kept.values().removeIf(exponent -> exponent.signum() == 0);
        exponents = java.util.Collections.unmodifiableSortedMap(kept);
    }

    /** The dimension of a base unit. */
    public static Dimension base(String symbol) {
        return new Dimension(new TreeMap<>(Map.of(symbol, Rational.ONE)));
    }

    /** The dimension of a product. */
    public Dimension times(Dimension other) {
        TreeMap<String, Rational> sum = new TreeMap<>(exponents);
        other.exponents.forEach((symbol, exponent) -> sum.merge(symbol, exponent, Rational::plus));
        return new Dimension(sum);
    }

    /** The dimension of a quotient. */
    public Dimension dividedBy(Dimension other) {
        return times(other.power(Rational.of(-1)));
    }

    /** The dimension of a power. */
    public Dimension power(Rational exponent) {
        TreeMap<String, Rational> product = new TreeMap<>();
        exponents.forEach((symbol, each) -> product.put(symbol, each.times(exponent)));
        return new Dimension(product);
    }

    /** Whether this is the dimension of plain numbers. */
    public boolean isNumber() {
        return exponents.isEmpty();
    }

    /** The coherent unit, as it would be written in a model: {@code kg*m^2/s^3}, or {@code 1}. */
    @Override
    public String toString() {
        String above = product(1);
        String below = exponents.entrySet().stream()
                .filter(entry -> entry.getValue().signum() < 0)
                .map(entry -> "/" + factor(entry.getKey(), entry.getValue().times(Rational.of(-1))))
                .collect(Collectors.joining());
        return (above.isEmpty() ? "1" : above) + below;
    }

    private String product(int sign) {
        return exponents.entrySet().stream()
                .filter(entry -> entry.getValue().signum() == sign)
                .map(entry -> factor(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("*"));
    }

    private static String factor(String symbol, Rational exponent) {
        return exponent.equals(Rational.ONE) ? symbol : symbol + "^" + exponent;
    }
}

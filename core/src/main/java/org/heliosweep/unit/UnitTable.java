package org.heliosweep.unit;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Units by their symbols: the standard ones, and those that a model adds. */
public final class UnitTable {
    private static final Map<String, Integer> PREFIXES = prefixes();
    private static final Map<String, Unit> STANDARD = standard();

    private final Map<String, Unit> own = new LinkedHashMap<>();

    /** A table of the standard units. */
    public UnitTable() {}

    /** The unit with a symbol. */
    public Optional<Unit> find(String symbol) {
        Unit standard = STANDARD.get(symbol);
        return Optional.ofNullable(standard != null ? standard : own.get(symbol));
    }

    /** Adds a unit; a symbol that is taken is refused with {@link IllegalArgumentException}, unless it is the same. */
    public void define(Unit unit) {
        Optional<Unit> known = find(unit.symbol());
        if (known.isPresent() && !known.get().equals(unit)) {
            throw new IllegalArgumentException("the unit " + unit.symbol() + " is defined already");
        }
        own.put(unit.symbol(), unit);
    }

    /** The units that were added. */
    public Map<String, Unit> own() {
        return Collections.unmodifiableMap(own);
    }

    /** All symbols, standard ones first. */
    public Iterable<String> symbols() {
        LinkedHashMap<String, Unit> all = new LinkedHashMap<>(STANDARD);
        all.putAll(own);
        return all.keySet();
    }

    /** A standard unit that stands for a dimension, such as {@code W} for kg*m^2/s^3, where there is one. */
    public static Optional<Unit> named(Dimension dimension) {
        return STANDARD.values().stream()
                .filter(unit ->
                        unit.dimension().equals(dimension) && unit.scale().equals(Rational.ONE) && !unit.isPoint())
                .findFirst();
    }

    private static Map<String, Integer> prefixes() {
        Map<String, Integer> prefixes = new LinkedHashMap<>();
        String[] symbols = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
        int power = -9;
        for (String symbol : symbols) {
            prefixes.put(symbol, power);
            power += 3;
        }
        return prefixes;
    }

    private static Map<String, Unit> standard() {
        Map<String, Unit> table = new LinkedHashMap<>();
        Dimension metre = Dimension.base("m");
        Dimension kilogram = Dimension.base("kg");
        Dimension second = Dimension.base("s");
        Dimension kelvin = Dimension.base("K");
        Dimension ampere = Dimension.base("A");
        Dimension newton = kilogram.times(metre).dividedBy(second.power(Rational.of(2)));
        Dimension joule = newton.times(metre);
        Dimension watt = joule.dividedBy(second);
        Dimension pascal = newton.dividedBy(metre.power(Rational.of(2)));
        Dimension volt = watt.dividedBy(ampere);
        Dimension dollar = Dimension.base("$");
        Dimension octet = Dimension.base("byte");

        put(table, Unit.ONE);
        put(table, Unit.PERCENT);
        putPrefixed(table, "m", metre, "1");
        put(table, "cm", metre, "0.01");
        put(table, "acre", metre.power(Rational.of(2)), "4046.8564224");
        put(table, "ha", metre.power(Rational.of(2)), "10000");
        put(table, "L", metre.power(Rational.of(3)), "0.001");
        putPrefixed(table, "g", kilogram, "0.001");
        table.keySet().removeAll(java.util.List.of("Mg", "Gg", "Tg", "Pg", "Eg"));
        put(table, "t", kilogram, "1e3");
        put(table, "kt", kilogram, "1e6");
        put(table, "Mt", kilogram, "1e9");
        put(table, "Gt", kilogram, "1e12");
        putPrefixed(table, "s", second, "1");
        put(table, "min", second, "60");
        put(table, "h", second, "3600");
        put(table, "d", second, "86400");
        put(table, "month", second, "2629800");
        put(table, "yr", second, "31557600");
        putPrefixed(table, "K", kelvin, "1");
        put(table, new Unit("degC", kelvin, Rational.ONE, Rational.of(new BigDecimal("273.15"))));
        putPrefixed(table, "W", watt, "1");
        putPrefixed(table, "J", joule, "1");
        putPrefixed(table, "Wh", joule, "3600");
        putPrefixed(table, "eV", joule, "1.602176634e-19");
        putPrefixed(table, "N", newton, "1");
        putPrefixed(table, "Pa", pascal, "1");
        put(table, "bar", pascal, "1e5");
        putPrefixed(table, "Hz", second.power(Rational.of(-1)), "1");
        putPrefixed(table, "A", ampere, "1");
        putPrefixed(table, "V", volt, "1");
        putPrefixed(table, "C", ampere.times(second), "1");
        putPrefixed(table, "ohm", volt.dividedBy(ampere), "1");
        for (String prefix : new String[] {"", "k", "M", "G", "T"}) {
            put(table, prefix + "$", dollar, "1e" + PREFIXES.get(prefix));
            put(table, prefix.isEmpty() ? "byte" : prefix + "B", octet, "1e" + PREFIXES.get(prefix));
        }
        put(table, "USD", dollar, "1");
        put(table, "bit", octet, "0.125");
        put(table, "rad", Dimension.NUMBER, "1");
        put(table, "deg", Dimension.NUMBER, Double.toString(Math.PI / 180));
        for (String count :
                new String[] {"chip", "die", "wafer", "launch", "ship", "satellite", "rack", "GPU", "token"}) {
            put(table, count, Dimension.base(count), "1");
        }
        return Collections.unmodifiableMap(table);
    }

    private static void putPrefixed(Map<String, Unit> table, String symbol, Dimension dimension, String scale) {
        Rational base = Rational.of(new BigDecimal(scale));
        PREFIXES.forEach((prefix, power) -> put(
                table,
                Unit.of(prefix + symbol, dimension, base.times(Rational.of(10).power(power)))));
    }

    private static void put(Map<String, Unit> table, String symbol, Dimension dimension, String scale) {
        put(table, Unit.of(symbol, dimension, Rational.of(new BigDecimal(scale))));
    }

    private static void put(Map<String, Unit> table, Unit unit) {
        if (table.put(unit.symbol(), unit) != null) {
            throw new IllegalStateException("two units are written " + unit.symbol());
        }
    }
}

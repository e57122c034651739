package org.heliosweep.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every country. */
final class Numbers {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final MathContext FIVE_DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);
    private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /** From which power of ten on numbers are written with an exponent. */
    private static final int LARGE = 9;

    /** Below which power of ten numbers are written with an exponent. */
    private static final int SMALL = -4;

    private static final String[] BYTES = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Numbers() {}

    /** A whole number. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A whole number of things: 1 row, 2 rows. */
    static String count(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** A number to five digits, zeros at the end included; those before the point are never rounded. */
    static String rounded(double value) {
        return rounded(value, FIVE_DIGITS);
    }

    /** A measured number: to three digits, zeros at the end included; those before the point are never rounded. */
    static String measured(double value) {
        return rounded(value, THREE_DIGITS);
    }

    private static String rounded(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact.round(digits);
        int exponent = exponent(rounded);
        if (rounded.signum() == 0) {
            return "0";
        }
        if (exponent < SMALL || exponent >= LARGE) {
            return scientific(rounded);
        }
        return grouped(exact.setScale(Math.max(0, digits.getPrecision() - 1 - exponent), RoundingMode.HALF_EVEN));
    }

    /** A number to six digits, without zeros at the end; those before the point are never rounded. */
    static String plain(double value) {
        if (!Double.isFinite(value)) {
            return notFinite(value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value));
        BigDecimal rounded = exact.round(SIX_DIGITS);
        int exponent = exponent(rounded);
        return exponent >= SIX_DIGITS.getPrecision() && exponent < LARGE
                ? written(exact.setScale(0, RoundingMode.HALF_EVEN))
                : written(rounded);
    }

    /** A number with all its digits: the shortest text that reads back to it. */
    static String exact(double value) {
        return Double.isFinite(value) ? written(new BigDecimal(Double.toString(value))) : notFinite(value);
    }

    /** A part of the whole. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%.2f %%", 100 * share);
        if (share > 0 && text.equals("0.00 %")) {
            return "< 0.01 %";
        }
        return share < 1 && text.equals("100.00 %") ? "> 99.99 %" : text;
    }

    /** A probability, such as that of a quantile: 5 %, 97.5 %. */
    static String probability(double probability) {
        return plain(100 * probability) + " %";
    }

    /** A size in memory or on disk; 1 kB are 1,000 bytes. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return count(bytes, "byte");
        }
        int unit = -1;
        double size = (double) bytes;
        while (size >= 999.5 && unit < BYTES.length - 1) {
            size /= 1_000;
            unit++;
        }
        int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        return new BigDecimal(size).setScale(decimals, RoundingMode.HALF_EVEN) + " " + BYTES[unit];
    }

    /** A time. */
    static String duration(double seconds) {
        if (seconds < 59.5) {
            return new BigDecimal(seconds).round(new MathContext(2)).toPlainString() + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3_600) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        long minutes = Math.round(seconds / 60);
        if (minutes < 24 * 60) {
            return minutes / 60 + " h " + minutes % 60 + " min";
        }
        long hours = Math.round(seconds / 3_600);
        return hours < 24 * 365 ? hours / 24 + " d " + hours % 24 + " h" : rounded(seconds / 31_557_600) + " years";
    }

    private static String notFinite(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value > 0 ? "infinite" : "-infinite";
    }

    private static String written(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        int exponent = exponent(value);
        if (exponent < SMALL || exponent >= LARGE) {
            return scientific(value);
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return grouped(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private static String scientific(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = exponent(stripped);
        return stripped.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    private static String grouped(BigDecimal value) {
        return String.format(Locale.ROOT, "%,." + value.scale() + "f", value);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }
}

package org.heliosweep.arrow;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class ByteCount {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

    private ByteCount() {}

    /** The number with three digits or so: {@code 999 bytes}, {@code 1.5 kB}, {@code 230 GB}. */
    static String text(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= 999.5) {
            number /= 1_000;
            unit++;
        }
        String format = unit == 0 || number >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, number, UNITS[unit]);
    }
}

package org.heliosweep.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing without what differs from run to run and from machine to machine: identifiers are numbered, coordinates
 * have one decimal, other numbers two. Nothing that can be seen changes.
 */
final class PlainSvg {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern REAL = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
    private static final Pattern IDENTIFIER = Pattern.compile("(?<=#|\\bid=\")[A-Za-z]\\w{6}(?!\\w)");
    private static final Pattern RULE = Pattern.compile("#\\w+ \\.([\\w-]+) \\{[^}]*}\\s*");
    private static final Pattern EMPTY = Pattern.compile("<(\\w+)([^>]*)>\\s*</\\1>");
    private static final Pattern UNSEEN =
            Pattern.compile("<path(?=[^>]* stroke-width=\"0\")(?=[^>]* fill=\"none\")[^>]*>\\n");
    private static final Pattern FOREIGN = Pattern.compile(" clip-bounds-jfx=\"[^\"]*\"");

    private PlainSvg() {}

    static String of(String svg) {
        String plain = FOREIGN.matcher(svg).replaceAll("").replace("Lucida Grande, ", "");
        plain = TAG.matcher(plain).replaceAll(tag -> Matcher.quoteReplacement(rounded(tag.group())));
        plain = RULE.matcher(plain)
                .replaceAll(rule ->
                        svg.contains("class=\"" + rule.group(1) + "\"") ? Matcher.quoteReplacement(rule.group()) : "");
        plain = plain.replaceAll(">\\s+", ">").replaceAll("\\s+<", "<").replace("><", ">\n<");
        plain = EMPTY.matcher(plain).replaceAll("<$1$2/>");
        plain = UNSEEN.matcher(plain).replaceAll("");
        Map<String, String> names = new LinkedHashMap<>();
        return IDENTIFIER
                        .matcher(plain)
                        .replaceAll(found -> names.computeIfAbsent(found.group(), _ -> "part" + (names.size() + 1)))
                + "\n";
    }

    private static String rounded(String tag) {
        int decimals = tag.startsWith("<path") ? 1 : 2;
        return REAL.matcher(tag).replaceAll(found -> {
            BigDecimal value = new BigDecimal(found.group()).setScale(decimals, RoundingMode.HALF_EVEN);
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        });
    }
}

package org.heliosweep.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds what somebody may have meant. */
public final class Suggestion {
    /** Nobody mistypes a longer name; comparing one takes time that grows with the square of its length. */
    private static final int LONGEST = 100;

    private Suggestion() {}

    /** The end of a message about an unknown name: what was perhaps meant, or else what there is, if that is short. */
    public static String of(String found, Iterable<String> known) {
        Optional<String> nearest = nearest(found, known);
        if (nearest.isPresent()) {
            return "; did you mean '" + nearest.get() + "'?";
        }
        List<String> all = new ArrayList<>();
        known.forEach(all::add);
        return all.isEmpty() || all.size() > 12 ? "" : "; there is " + String.join(", ", all);
    }

    /** The known name that is nearest to what was found, if one is near. */
    private static Optional<String> nearest(String found, Iterable<String> known) {
        if (found.length() > LONGEST) {
            return Optional.empty();
        }
        int tolerated = Math.max(1, found.length() / 3);
        String lower = found.toLowerCase(Locale.ROOT);
        return StreamSupport.stream(known.spliterator(), false)
                .filter(each -> each.length() <= LONGEST)
                .filter(each ->
                        distance(lower, each.toLowerCase(Locale.ROOT)) <= tolerated || each.endsWith("." + found))
                .min(Comparator.comparingInt(each -> distance(lower, each.toLowerCase(Locale.ROOT))));
    }

    /** How many letters must be put in, left out, replaced or swapped with the next one. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}

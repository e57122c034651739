package org.heliosweep.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Models of smaller and larger values, nested with shared operands, of variables that are NaN, infinite, subnormal and zeros
 * of both signs. A compiler that takes {@code a < b ? a : b} for a minimum without NaN or signs of zeros gives other bits.
 */
final class NestedChoices {
    /** How many scenarios each pair of values of two variables is among, all but surely. */
    private static final int SCENARIOS = 2_000;

    private static final List<String> VARIABLES = List.of("a", "b", "c");
    private static final List<String> EXTREMES = List.of("min", "max");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

    private final StringBuilder model = new StringBuilder("model nested\noutput o = 1\nindex step = 1 .. 104\n");
    private final StringBuilder study = new StringBuilder("design random " + SCENARIOS + " seed 9\n");
    private final StringBuilder keep = new StringBuilder("keep o");

    private NestedChoices() {
        // NaN is 0/0, and −0 is 0/−1; the subnormal number has a reciprocal.
        for (String name : VARIABLES) {
            String over = name + "_over";
            String under = name + "_under";
            model.append("input " + over + " [1] = 1 -5 .. 5\ninput " + under + " [1] = 1 -5 .. 5\n");
            model.append(name + " = " + over + " / " + under + "\n");
            study.append("vary " + over + " = levels(0, 1, 2, -1, 1e-308)\n");
            study.append("vary " + under + " = levels(0, 1, -1)\n");
        }
    }

    /** The text of the model. */
    String model() {
        return model.toString();
    }

    /** The statements of a study that keeps the reciprocal of each value, which tells zeros apart. */
    String study() {
        return study.toString() + keep;
    }

    /** All that one extreme inside another can be of two variables and two literals, but for names. */
    static NestedChoices pairs() {
        List<String> leaves = List.of("a", "b", "0", "1");
        Set<String> pairs = new LinkedHashSet<>();
        for (String x : leaves) {
            for (String y : leaves) {
                for (String z : leaves) {
                    // The first variable is called a; what has no variable inside is folded.
                    if (x.equals(y) || x.equals("b") || !(x + y).contains("a")) {
                        continue;
                    }
                    for (String inner : EXTREMES) {
                        for (String outer : EXTREMES) {
                            String inside = inner + "(" + x + ", " + y + ")";
                            pairs.add(outer + "(" + inside + ", " + z + ")");
                            pairs.add(outer + "(" + z + ", " + inside + ")");
                        }
                    }
                }
            }
        }
        NestedChoices choices = new NestedChoices();
        pairs.forEach(choices::add);
        return choices;
    }

    /** Deeper ones, with choices by comparison among them, and −0. */
    static NestedChoices deeper(int count, SplittableRandom random) {
        NestedChoices choices = new NestedChoices();
        IntStream.range(0, count).forEach(_ -> choices.add(random(List.of("a", "b"), random)));
        return choices;
    }

    /** Values that stand on what they were before, in loops, which compilers unroll. */
    static NestedChoices inLoops(int count, SplittableRandom random) {
        NestedChoices choices = new NestedChoices();
        for (int index = 0; index < count; index++) {
            String name = "level" + index;
            String before = name + "[step - 1]";
            choices.model.append("start " + name + "[step] [1] = a\n");
            choices.model.append(name + "[step] = " + random(List.of(before, "b", before), random) + "\n");
            choices.add(name + "[104]");
        }
        return choices;
    }

    private void add(String value) {
        String name = "v" + model.length();
        model.append(name + " = 1 / " + value + "\n");
        keep.append(", " + name);
    }

    private static String random(List<String> variables, SplittableRandom random) {
        List<String> pool = new ArrayList<>(variables);
        pool.add(pick(List.of("0", "1", "(-0)", "c", "2", "(1 / 0)"), random));
        pool.add(pick(List.of("0", "1", "(-1)", "c"), random));
        int steps = random.nextInt(2, 6);
        String last = pick(variables, random);
        for (int step = 0; step < steps; step++) {
            String other = pick(pool, random);
            last = random.nextBoolean() ? combined(last, other, random) : combined(other, last, random);
            pool.add(last);
        }
        return last;
    }

    private static String combined(String x, String y, SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> "min(" + x + ", " + y + ")";
            case 3, 4, 5 -> "max(" + x + ", " + y + ")";
            case 6, 7, 8, 9 -> {
                String comparison = x + " " + pick(COMPARISONS, random) + " " + y;
                String condition = random.nextInt(4) == 0 ? "not (" + comparison + ")" : comparison;
                yield random.nextBoolean()
                        ? "(if " + condition + " then " + x + " else " + y + ")"
                        : "(if " + condition + " then " + y + " else " + x + ")";
            }
            case 10 -> "min(abs(" + x + "), (if " + y + " < 0 then -" + y + " else " + y + "))";
            default -> "max(-" + x + ", " + y + ")";
        };
    }

    private static String pick(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}

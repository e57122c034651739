package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Study;

/**
 * Studies of random models over random grids, as text: every kind of operation, output, requirement and statistic, with
 * values at the edges of arithmetic, valid everywhere, in some rows, at some places, or nowhere.
 */
final class RandomStudies {
    private static final int[] LENGTHS = {
        1, 1, 2, 3, 5, 7, 8, 9, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 256, 560, 1000
    };
    private static final String[] AWKWARD = {
        "0", "-0.5", "1", "-1", "2", "800", "-800", "1e-310", "-1e-310", "1e300", "-1e300", "0.1", "3", "1e16", "-0"
    };
    private static final int[] LABELS = {2, 3, 4, 5, 8, 9, 40};

    private final Random random;
    private final StringBuilder model = new StringBuilder("model drawn\n");
    private final List<String> reals = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final int labels;
    private final boolean tame;
    private int sums;

    private RandomStudies(long seed) {
        this.random = new Random(seed);
        this.labels = LABELS[random.nextInt(LABELS.length)];
        this.tame = random.nextInt(3) > 0;
    }

    /** The study of a seed, with a grid of up to a number of scenarios or slightly more. */
    static Study next(long seed, long most) {
        RandomStudies drawn = new RandomStudies(seed);
        Workbench workbench = Workbench.of();
        String model = drawn.model();
        String study = drawn.study(most);
        try {
            return workbench
                    .newStudy("drawn", workbench.readModel(model))
                    .add(study)
                    .build();
        } catch (RuntimeException e) {
            throw new IllegalStateException(model + study, e);
        }
    }

    private String model() {
        int numbers = 1 + random.nextInt(4);
        for (int index = 0; index < numbers; index++) {
            model.append("input x").append(index).append(" [1] = 1  -5 .. 5\n");
            inputs.add("x" + index);
        }
        reals.addAll(inputs);
        String names = IntStream.range(0, labels).mapToObj(label -> "l" + label).collect(Collectors.joining(", "));
        model.append("input kind = l0 { ").append(names).append(" }\n");
        inputs.add("kind");
        model.append("table t (x [1]) [1] = { -2: 1, 0: 0.5, 1: 3, 4: -1, 100: 7 }\n");
        int quantities = 2 + random.nextInt(6);
        for (int index = 0; index < quantities; index++) {
            model.append("q").append(index).append(" = ").append(real(3)).append("\n");
            reals.add("q" + index);
        }
        int requirements = random.nextInt(3);
        for (int index = 0; index < requirements; index++) {
            model.append("require ")
                    .append(requirement())
                    .append(" \"reason ")
                    .append(index)
                    .append("\"\n");
        }
        int outputs = 1 + random.nextInt(3);
        for (int index = 0; index < outputs; index++) {
            model.append("output o")
                    .append(index)
                    .append(" = ")
                    .append(output())
                    .append("\n");
        }
        return model.toString();
    }

    private String output() {
        return switch (random.nextInt(6)) {
            case 0 -> condition(1);
            case 1 ->
                any(List.of("least", "greatest")) + " { a: " + pick() + ", b: " + pick() + ", c: " + real(1) + " }";
            default -> tame ? guarded(real(2)) : real(2);
        };
    }

    /** A real that is finite whatever the expression is. */
    private static String guarded(String value) {
        return "(if abs(" + value + ") < 1e100 then " + value + " else 0.25)";
    }

    private String requirement() {
        return switch (random.nextInt(5)) {
            case 0 -> "x0 != 2";
            case 1 -> any(inputs.subList(0, inputs.size() - 1)) + " > -700";
            case 2 -> pick() + " == " + pick() + " or true";
            case 3 -> "not (kind is l1)";
            default -> condition(1);
        };
    }

    private String study(long most) {
        StringBuilder study = new StringBuilder("design grid\n");
        List<String> axes = new ArrayList<>(inputs);
        Collections.shuffle(axes, random);
        long size = 1;
        for (String axis : axes) {
            boolean isLast = axis.equals(axes.getLast());
            if (!isLast && random.nextInt(5) == 0) {
                continue;
            }
            if (axis.equals("kind")) {
                if (size * labels <= most || size == 1) {
                    study.append("vary kind = levels\n");
                    size *= labels;
                }
                continue;
            }
            int length = LENGTHS[random.nextInt(LENGTHS.length)];
            if (size * length > most) {
                length = size > 1 ? 1 + random.nextInt(3) : (int) most;
            }
            size *= length;
            study.append("vary ")
                    .append(axis)
                    .append(" = ")
                    .append(levels(length))
                    .append("\n");
        }
        if (size == 1) {
            study = new StringBuilder("design grid\nvary x0 = linspace(-3, 3, 257)\n");
        }
        if (random.nextInt(3) == 0) {
            study.append("where ").append(requirement()).append(" \"left out\"\n");
        }
        if (random.nextInt(2) == 0) {
            int rows = random.nextBoolean() ? 1_000_000 : 1 + random.nextInt((int) Math.max(1, size));
            study.append("keep inputs, outputs, number, reason, q0, q1 rows ")
                    .append(rows)
                    .append("\n");
        }
        int count = 1 + random.nextInt(5);
        for (int index = 0; index < count; index++) {
            shown.add(statistic());
        }
        study.append("show ").append(String.join(", ", shown)).append("\n");
        return study.toString();
    }

    private String statistic() {
        return switch (random.nextInt(7)) {
            case 0 -> "mean(" + pick() + ")";
            case 1 -> "quantile(" + pick() + " / " + pick() + ", 5 %, 50 %)";
            case 2 -> "shares(kind)";
            case 3 -> "share(" + condition(1) + ")";
            case 4 -> "min(" + pick() + ")";
            case 5 -> "max(" + pick() + ")";
            default -> "count(" + condition(0) + ")";
        };
    }

    private String levels(int length) {
        if (length >= 2 && random.nextInt(3) > 0) {
            return "linspace(" + any(List.of("-3, 3", "0.5, 4", "0, 100", tame ? "1, 2" : "-800, 800")) + ", " + length
                    + ")";
        }
        if (length > 40) {
            return "linspace(1, 2, " + length + ")";
        }
        return IntStream.range(0, length)
                .mapToObj(_ -> tame ? "" + random.nextInt(-3, 4) : any(Arrays.asList(AWKWARD)))
                .collect(Collectors.joining(", ", "levels(", ")"));
    }

    private String pick() {
        return any(reals);
    }

    private String real(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? any(List.of("0.5", "2", "(-1)", "3")) : pick();
        }
        String a = real(depth - 1);
        String b = real(depth - 1);
        return switch (random.nextInt(15)) {
            case 0, 1 -> "(" + a + " + " + b + ")";
            case 2 -> "(" + a + " - " + b + ")";
            case 3, 4 -> "(" + a + " * " + b + ")";
            case 5 -> "(" + a + " / " + b + ")";
            case 6 -> any(List.of("min", "max")) + "(" + a + ", " + b + ")";
            case 7 -> "sqrt(abs(" + a + "))";
            case 8 -> any(List.of("exp", "log", "tanh", "floor", "abs", "sqrt")) + "(" + a + ")";
            case 9 -> "(if " + condition(0) + " then " + a + " else " + b + ")";
            case 10 -> "(if kind is l1 then " + a + " else " + b + ")";
            case 11 -> {
                String k = "k" + sums++;
                String term = any(List.of("t(%s)", "%s / 2", "t(" + pick() + " + %s)"))
                        .formatted(k);
                yield "sum(" + k + " in 1 .. 3: " + a + " * " + k + " + " + term + ")";
            }
            case 12 -> "t(" + a + ")";
            case 13 -> "pow(" + a + ", 0.3)";
            default -> any(List.of("pow(abs(" + a + "), " + b + ")", "sin(" + a + ")", "clamp(" + a + ", -2, 2)"));
        };
    }

    private String condition(int depth) {
        String plain = "(" + pick() + " " + any(List.of("<", ">", "<=", ">=", "==", "!=")) + " "
                + (random.nextBoolean() ? pick() : "" + random.nextInt(-2, 3)) + ")";
        return depth == 0 || random.nextInt(3) == 0
                ? plain
                : "(" + any(List.of("not ", "")) + plain + any(List.of(" and ", " or ")) + condition(depth - 1) + ")";
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}

package org.heliosweep.tornado;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.kernel.Staged;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.study.Column;

/**
 * Compares what a kernel computed when it is used first with what the scalar interpreter computes, for scenarios spread
 * over the block. A real may differ by {@value #RELATIVE} of its value, or by {@value #OF_GREATEST} of the greatest one
 * in the block, where it is what is left of greater ones; everything else is equal.
 */
final class FirstUse {
    /** Of the value. */
    static final double RELATIVE = 1e-9;

    /** Of the greatest magnitude among the scenarios that are compared. */
    static final double OF_GREATEST = 1e-12;

    private static final int COMPARED = 1_024;

    private final Plan exact;
    private final List<Value> values;
    private KernelException failure;
    private boolean isDone;

    /** How two values may differ. */
    private enum Slack {
        /** Not at all. */
        NONE,
        /** As reals. */
        TOLERANCE,
        /** By one: the bucket beside, of a value that is nearly on the border. */
        NEIGHBOUR
    }

    /**
     * A value that is compared.
     *
     * @param name what people call it
     * @param exact its node in the plan that is interpreted
     * @param near its node in the plan that the kernel computes
     * @param scope for which scenarios it means something
     */
    private record Value(String name, int exact, int near, Scope scope, Slack slack) {}

    /**
     * The scenarios for which a value means something.
     *
     * @param isOfValid whether only for valid ones
     * @param mask the node in the plan that is interpreted of the truth that says so; −1 if there is none
     */
    private record Scope(boolean isOfValid, int mask) {
        static final Scope ALL = new Scope(false, -1);
        static final Scope VALID = new Scope(true, -1);
    }

    /**
     * A comparison.
     *
     * @param exact the plan that is interpreted
     * @param near the plan that the kernel computes
     */
    FirstUse(Plan exact, Plan near) {
        this.exact = exact;
        this.values = values(exact, near);
    }

    private static List<Value> values(Plan exact, Plan near) {
        List<Value> values = new ArrayList<>();
        values.add(new Value("status", exact.status(), near.status(), Scope.ALL, Slack.NONE));
        for (int index = 0; index < exact.columns().size(); index++) {
            Column column = exact.columns().get(index);
            values.add(new Value(
                    "column " + column.name(),
                    column.node(),
                    near.columns().get(index).node(),
                    Scope.VALID,
                    column.kind() instanceof Kind.Number ? Slack.TOLERANCE : Slack.NONE));
        }
        for (int index = 0; index < exact.accumulators().size(); index++) {
            Accumulator accumulator = exact.accumulators().list().get(index);
            List<Integer> nodes = accumulator.nodes();
            List<Integer> others = near.accumulators().list().get(index).nodes();
            int mask = accumulator.mask();
            String name = accumulator.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + index;
            for (int at = 0; at < nodes.size(); at++) {
                boolean isMask = nodes.get(at) == mask;
                values.add(new Value(
                        (isMask ? "condition of the " : "value of the ") + name,
                        nodes.get(at),
                        others.get(at),
                        isMask ? Scope.ALL : new Scope(false, mask),
                        slack(exact, nodes.get(at))));
            }
        }
        return values;
    }

    private static Slack slack(Plan plan, int node) {
        if (plan.graph().node(node).type() == Type.REAL) {
            return Slack.TOLERANCE;
        }
        // What is shifted to a key is the representation of a real.
        return plan.graph().node(node) instanceof Node.Binary(BinaryOperation operation, int _, int _)
                        && operation == BinaryOperation.SHIFT_RIGHT_UNSIGNED
                ? Slack.NEIGHBOUR
                : Slack.NONE;
    }

    /**
     * Compares, if nobody has yet.
     *
     * @param first the number of the first scenario that is staged
     * @param count how many are staged
     * @throws KernelException if what the kernel computed is too far away, now or before; the message says where
     */
    synchronized void check(long first, int count, Staged staged) {
        if (failure != null) {
            throw new KernelException(failure.getMessage(), failure);
        }
        if (!isDone) {
            try {
                compare(first, count, staged);
                isDone = true;
            } catch (KernelException e) {
                failure = e;
                throw e;
            }
        }
    }

    private void compare(long first, int count, Staged staged) {
        Tape tape = Tape.of(exact.graph(), exact.roots());
        Tape.State state = tape.newState();
        int number = tape.inputIndex(Plan.NUMBER);
        List<Integer> scenarios = spread(count);
        double[][] expected = new double[values.size()][scenarios.size()];
        boolean[][] isMeant = new boolean[values.size()][scenarios.size()];
        for (int at = 0; at < scenarios.size(); at++) {
            if (number >= 0) {
                state.setInteger(number, first + scenarios.get(at));
            }
            tape.run(state);
            boolean isValid = state.integer(exact.status()) == 0;
            for (int index = 0; index < values.size(); index++) {
                Value value = values.get(index);
                isMeant[index][at] =
                        (isValid || !value.scope.isOfValid) && (value.scope.mask < 0 || state.truth(value.scope.mask));
                expected[index][at] = real(state, value.exact);
            }
        }
        for (int index = 0; index < values.size(); index++) {
            compare(first, scenarios, values.get(index), expected[index], isMeant[index], staged);
        }
    }

    /** Evenly from the first to the last. */
    private static List<Integer> spread(int count) {
        Set<Integer> spread = new LinkedHashSet<>();
        for (long at = 0; at < COMPARED; at++) {
            spread.add((int) (at * (count - 1) / (COMPARED - 1)));
        }
        return List.copyOf(spread);
    }

    /** Keys, statuses and labels are small, so that they are reals, too. */
    private double real(Tape.State state, int node) {
        return switch (exact.graph().node(node).type()) {
            case REAL -> state.real(node);
            case INTEGER -> state.integer(node);
            case TRUTH -> state.truth(node) ? 1 : 0;
        };
    }

    private void compare(
            long first, List<Integer> scenarios, Value value, double[] expected, boolean[] isMeant, Staged staged) {
        double greatest = 0;
        for (int at = 0; at < expected.length; at++) {
            if (isMeant[at] && !Double.isNaN(expected[at])) {
                greatest = Math.max(greatest, Math.abs(expected[at]));
            }
        }
        for (int at = 0; at < expected.length; at++) {
            int place = scenarios.get(at);
            double found = switch (exact.graph().node(value.exact).type()) {
                case REAL -> staged.reals(value.near)[place];
                case INTEGER -> staged.integers(value.near)[place];
                case TRUTH -> staged.truths(value.near)[place] ? 1 : 0;
            };
            if (isMeant[at] && !isNear(found, expected[at], greatest, value.slack)) {
                throw new KernelException("what TornadoVM made of the plan is not right: in scenario " + (first + place)
                        + ", the " + value.name + " is " + found + " instead of " + expected[at]
                        + ", which the scalar interpreter gives (reals may differ by " + RELATIVE
                        + " of the value, or " + OF_GREATEST + " of the greatest one); take another back end");
            }
        }
    }

    private static boolean isNear(double found, double expected, double greatest, Slack slack) {
        // NaN, infinities and zeros of either sign are equal or not near.
        if (found == expected || (Double.isNaN(found) && Double.isNaN(expected))) {
            return true;
        }
        double difference = Math.abs(found - expected);
        return switch (slack) {
            case NONE -> false;
            case NEIGHBOUR -> difference <= 1;
            // Squares of differences overflow: where one did, nothing can be said about the others.
            case TOLERANCE ->
                difference <= Math.max(RELATIVE * Math.abs(expected), OF_GREATEST * greatest)
                        && Double.isFinite(expected);
        };
    }
}

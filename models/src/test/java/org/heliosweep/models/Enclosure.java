package org.heliosweep.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;

/**
 * Evaluates a graph in intervals that enclose what exact arithmetic would give, and whatever rounding each operation
 * once, or each function within its bound, can make of it: a running error bound. Real values are pairs of ends.
 */
final class Enclosure {
    /** A comparison, or a step, lies within the error bound, so that either outcome is right. */
    static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A real between two ends, or, with equal ends, a whole number or a truth (0 or 1). */
    record Range(double low, double high) {
        static Range of(double a, double b, double c, double d, int ulps) {
            double low = Math.min(Math.min(a, b), Math.min(c, d));
            double high = Math.max(Math.max(a, b), Math.max(c, d));
            return new Range(low, high).widened(ulps);
        }

        /** Moves the ends outwards; zero is never a rounded result, since nothing here underflows. */
        Range widened(int ulps) {
            double down = low;
            double up = high;
            for (int i = 0; i < ulps; i++) {
                down = low == 0 ? 0 : Math.nextDown(down);
                up = high == 0 ? 0 : Math.nextUp(up);
            }
            return new Range(down, up);
        }

        boolean holds(double value) {
            boolean unknown = Double.isNaN(low) || Double.isNaN(high);
            return unknown ? Double.isNaN(value) : low <= value && value <= high;
        }

        /** A known whole number, small enough that sums of two are exact: loops count with them. */
        boolean isWhole() {
            return low == high && Math.rint(low) == low && Math.abs(low) < 1L << 52;
        }

        private double point() {
            if (low != high) {
                throw new Undecided();
            }
            return low;
        }
    }

    private final Graph graph;
    private final Map<Integer, Range> ranges = new HashMap<>();
    private final Map<Integer, List<Range>> loops = new HashMap<>();

    private Enclosure(Graph graph) {
        this.graph = graph;
    }

    /** The enclosures of some nodes, for values of the inputs. */
    static Map<Integer, Range> of(Graph graph, List<Integer> roots, Map<String, Double> inputs) {
        Enclosure enclosure = new Enclosure(graph);
        enclosure.run(graph.reachable(roots), inputs, List.of());
        return enclosure.ranges;
    }

    private void run(boolean[] wanted, Map<String, Double> inputs, List<Range> parameters) {
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                Range range = range(id, graph.node(id), inputs, parameters);
                if (range != null) {
                    ranges.put(id, range);
                }
            }
        }
    }

    private Range at(int id) {
        return ranges.get(id);
    }

    private Range range(int id, Node node, Map<String, Double> inputs, List<Range> parameters) {
        return switch (node) {
            case Node.Literal literal -> exactly(literal.type() == Type.REAL ? literal.real() : literal.bits());
            case Node.Input input -> exactly(inputs.get(input.name()));
            case Node.Parameter parameter -> parameters.get(parameter.index());
            case Node.Unary unary -> unary(unary, at(unary.operand()));
            case Node.Binary binary -> binary(binary.operation(), at(binary.left()), at(binary.right()));
            case Node.FusedMultiplyAdd fused ->
                binary(
                        BinaryOperation.ADD,
                        binary(BinaryOperation.MULTIPLY, at(fused.factor()), at(fused.multiplier())),
                        at(fused.addend()));
            case Node.SingleFusedMultiplyAdd _ -> throw new Undecided();
            case Node.Select select ->
                at(select.condition()).point() != 0 ? at(select.whenTrue()) : at(select.whenFalse());
            case Node.Element element ->
                exactly(element.array().get((int) at(element.index()).point()));
            case Node.Call call ->
                call(call.function(), call.arguments().stream().map(this::at).toList());
            case Node.Loop loop -> {
                loops.put(id, loop(loop));
                yield null;
            }
            case Node.LoopResult result -> loops.get(result.loop()).get(result.index());
        };
    }

    private List<Range> loop(Node.Loop loop) {
        Region body = loop.body();
        List<Range> carried = loop.initial().stream().map(this::at).toList();
        for (int trip = 0; trip < loop.trips(); trip++) {
            List<Range> parameters = new ArrayList<>(List.of(exactly(trip)));
            parameters.addAll(carried);
            loop.captured().forEach(captured -> parameters.add(at(captured)));
            Enclosure inside = new Enclosure(body.graph());
            inside.run(body.graph().reachable(body.results()), Map.of(), parameters);
            carried = body.results().stream().map(inside::at).toList();
        }
        return carried;
    }

    private static Range exactly(double value) {
        return new Range(value, value);
    }

    private static Range unary(Node.Unary unary, Range a) {
        return switch (unary.operation()) {
            case NEGATE -> new Range(-a.high(), -a.low());
            case ABSOLUTE ->
                a.low() <= 0 && a.high() >= 0
                        ? new Range(0, Math.max(-a.low(), a.high()))
                        : Range.of(Math.abs(a.low()), Math.abs(a.high()), Math.abs(a.low()), Math.abs(a.high()), 0);
            case SQUARE_ROOT -> monotonic(Math.sqrt(a.low()), Math.sqrt(a.high()), 1);
            case NOT -> exactly(1 - a.point());
            case REAL_OF_INTEGER, INTEGER_OF_REAL -> exactly((double) (long) a.point());
            // The steps of a solver hang on last bits; what it finds is tested by what it solves.
            case BITS_OF_REAL, REAL_OF_BITS, ROUND_TO_SINGLE -> throw new Undecided();
        };
    }

    private static Range monotonic(double atLow, double atHigh, int ulps) {
        return Range.of(atLow, atHigh, atLow, atHigh, ulps);
    }

    private static Range binary(BinaryOperation operation, Range a, Range b) {
        return switch (operation) {
            case ADD -> new Range(a.low() + b.low(), a.high() + b.high()).widened(a.isWhole() && b.isWhole() ? 0 : 1);
            case SUBTRACT ->
                new Range(a.low() - b.high(), a.high() - b.low()).widened(a.isWhole() && b.isWhole() ? 0 : 1);
            case MULTIPLY -> {
                Range product =
                        Range.of(a.low() * b.low(), a.low() * b.high(), a.high() * b.low(), a.high() * b.high(), 0);
                // Below 2^52 a product of whole numbers is not rounded, and one above would not be found below.
                yield a.isWhole() && b.isWhole() && product.isWhole() ? product : product.widened(1);
            }
            case DIVIDE -> {
                if (b.low() < 0 && b.high() > 0) {
                    throw new Undecided();
                }
                yield Range.of(a.low() / b.low(), a.low() / b.high(), a.high() / b.low(), a.high() / b.high(), 1);
            }
            case MINIMUM -> new Range(Math.min(a.low(), b.low()), Math.min(a.high(), b.high()));
            case MAXIMUM -> new Range(Math.max(a.low(), b.low()), Math.max(a.high(), b.high()));
            case LESS -> truth(a.high() < b.low(), a.low() >= b.high());
            case LESS_OR_EQUAL -> truth(a.high() <= b.low(), a.low() > b.high());
            case EQUAL, INTEGER_EQUAL ->
                truth(a.low() == a.high() && a.equals(b), a.high() < b.low() || b.high() < a.low());
            case AND -> exactly(a.point() * b.point());
            case OR -> exactly(Math.max(a.point(), b.point()));
            case INTEGER_ADD -> exactly(a.point() + b.point());
            case INTEGER_SUBTRACT -> exactly(a.point() - b.point());
            case INTEGER_LESS -> truth(a.point() < b.point(), a.point() >= b.point());
            case INTEGER_MULTIPLY,
                    INTEGER_DIVIDE,
                    INTEGER_REMAINDER,
                    BITS_AND,
                    BITS_OR,
                    BITS_EXCLUSIVE_OR,
                    SHIFT_LEFT,
                    SHIFT_RIGHT,
                    SHIFT_RIGHT_UNSIGNED -> throw new IllegalArgumentException("no model has " + operation);
        };
    }

    private static Range truth(boolean surely, boolean surelyNot) {
        if (surely == surelyNot) {
            throw new Undecided();
        }
        return exactly(surely ? 1 : 0);
    }

    /** Functions, widened by their bound and by that of {@link StrictMath}. */
    private static Range call(Function function, List<Range> arguments) {
        Range x = arguments.getFirst();
        return switch (function) {
            case EXP -> monotonic(StrictMath.exp(x.low()), StrictMath.exp(x.high()), 2);
            case LOG -> monotonic(StrictMath.log(x.low()), StrictMath.log(x.high()), 2);
            case LOG10 -> monotonic(StrictMath.log10(x.low()), StrictMath.log10(x.high()), 2);
            case SIN -> wave(StrictMath.sin(x.low()), x);
            case COS -> wave(StrictMath.cos(x.low()), x);
            case ASIN -> monotonic(StrictMath.asin(x.low()), StrictMath.asin(x.high()), 3);
            case ACOS -> monotonic(StrictMath.acos(x.low()), StrictMath.acos(x.high()), 3);
            case ATAN -> monotonic(StrictMath.atan(x.low()), StrictMath.atan(x.high()), 3);
            case TANH -> monotonic(StrictMath.tanh(x.low()), StrictMath.tanh(x.high()), 4);
            case POW -> power(x, arguments.get(1));
            case FLOOR -> step(Math.floor(x.low()), Math.floor(x.high()));
            case CEILING -> step(Math.ceil(x.low()), Math.ceil(x.high()));
            case ROUND -> step(Math.rint(x.low()), Math.rint(x.high()));
            case NORMAL_PROBABILITY ->
                new Range(
                        Math.max(0, NormalDistribution.probability(x.low()) - 1e-14),
                        Math.min(1, NormalDistribution.probability(x.high()) + 1e-14));
            case LOG2, TAN, ATAN2, NORMAL_QUANTILE, PHILOX ->
                throw new IllegalArgumentException("no model of the library has " + function);
        };
    }

    /** A function whose slope is between −1 and 1. */
    private static Range wave(double atLow, Range x) {
        double change = x.high() - x.low() + 2 * Math.ulp(1.0);
        return new Range(Math.max(-1, atLow - change), Math.min(1, atLow + change));
    }

    private static Range power(Range base, Range exponent) {
        if (base.low() <= 0 && base.high() >= 0 && base.low() != base.high()) {
            throw new Undecided();
        }
        return Range.of(
                StrictMath.pow(base.low(), exponent.low()),
                StrictMath.pow(base.low(), exponent.high()),
                StrictMath.pow(base.high(), exponent.low()),
                StrictMath.pow(base.high(), exponent.high()),
                3);
    }

    private static Range step(double atLow, double atHigh) {
        return exactly(new Range(atLow, atHigh).point());
    }
}

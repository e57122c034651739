package org.heliosweep.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/**
 * The value of an unknown at which a difference is zero, as a loop region: Chandrupatla's method, in which a step is
 * inverse quadratic interpolation where that can be trusted and a halving of the bracket elsewhere. Where both ends of
 * the bracket have the same sign, it is halved between their representations: about their geometric mean, so that wide
 * brackets of prices or rates cost no more than narrow ones.
 *
 * <p>T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
 * without using derivatives", Advances in Engineering Software 28 (1997).
 */
public final class RootFinding {
    /** How often the difference is evaluated inside the bracket, whatever it is; see docs/adr/0022. */
    public static final int EVALUATIONS = 24;

    /** The newest end of the bracket, the opposite one and the one before, and the difference at each. */
    private static final int CARRIED = 6;

    /**
     * What was found.
     *
     * @param value the node of the root; NaN where there is none
     * @param exists the node that tells whether there is one
     */
    public record Root(int value, int exists) {}

    private final GraphBuilder graph;
    private final Graph outside;
    private final int unknown;
    private final int difference;
    private final boolean[] needed;

    private RootFinding(GraphBuilder graph, int unknown, int difference) {
        this.graph = graph;
        this.outside = graph.build();
        this.unknown = unknown;
        this.difference = difference;
        this.needed = outside.reachable(List.of(difference));
    }

    /** Whether a node stands on another one. */
    public static boolean dependsOn(GraphBuilder graph, int node, int other) {
        return graph.build().reachable(List.of(node))[other];
    }

    /**
     * The root of a difference between two bounds. There is one if both bounds are finite, the lower not above the
     * upper, the difference at them is zero or has opposite signs, is never NaN on the way, and does not end further
     * from zero than it was at both bounds, as it does at a pole.
     *
     * @param unknown an input node of type real that stands for the unknown in the difference
     * @param low the node of the lower bound
     * @param high the node of the upper bound
     * @param difference a node of type real
     */
    public static Root of(GraphBuilder graph, int unknown, int low, int high, int difference) {
        return new RootFinding(graph, unknown, difference).between(low, high);
    }

    private Root between(int low, int high) {
        int atLow = differenceAt(low);
        int atHigh = differenceAt(high);
        List<Integer> ends = loop(low, high, atLow, atHigh);
        int newest = ends.get(0);
        int opposite = ends.get(2);
        int nearer = less(absolute(ends.get(3)), absolute(ends.get(1)));
        int best = graph.select(nearer, opposite, newest);
        int left = absolute(graph.select(nearer, ends.get(3), ends.get(1)));

        int zero = graph.real(0);
        int isLow = graph.binary(BinaryOperation.EQUAL, atLow, zero);
        int isHigh = graph.binary(BinaryOperation.EQUAL, atHigh, zero);
        int root = graph.select(isLow, low, graph.select(isHigh, high, best));

        int isBracket = graph.and(graph.and(graph.isFinite(low), graph.isFinite(high)), notAbove(low, high));
        int changesSign = or(
                graph.and(notAbove(atLow, zero), notAbove(zero, atHigh)),
                graph.and(notAbove(zero, atLow), notAbove(atHigh, zero)));
        int atBounds = graph.binary(BinaryOperation.MAXIMUM, absolute(atLow), absolute(atHigh));
        int isNoPole = graph.and(notAbove(left, atBounds), less(left, graph.real(Double.POSITIVE_INFINITY)));
        int isFound = or(or(isLow, isHigh), graph.and(isNumber(graph, newest), isNoPole));
        int exists = graph.and(graph.and(isBracket, changesSign), isFound);
        return new Root(graph.select(exists, root, graph.real(Double.NaN)), exists);
    }

    /** The difference for a value of the unknown, outside of the loop. */
    private int differenceAt(int value) {
        Map<Integer, Integer> there = new HashMap<>();
        there.put(unknown, value);
        for (int id = unknown + 1; id <= difference; id++) {
            Node node = outside.node(id);
            boolean[] varies = {false};
            Graph.forEachOperand(node, operand -> varies[0] |= there.containsKey(operand));
            if (needed[id] && varies[0]) {
                there.put(id, graph.add(node.map(operand -> there.getOrDefault(operand, operand))));
            }
        }
        return there.get(difference);
    }

    private List<Integer> loop(int low, int high, int atLow, int atHigh) {
        LoopBody loop = new LoopBody(outside, CARRIED);
        GraphBuilder body = loop.builder();
        int newest = loop.carried(0, Type.REAL);
        int atNewest = loop.carried(1, Type.REAL);
        int opposite = loop.carried(2, Type.REAL);
        int atOpposite = loop.carried(3, Type.REAL);
        int before = loop.carried(4, Type.REAL);
        int atBefore = loop.carried(5, Type.REAL);

        int next = next(body, newest, atNewest, opposite, atOpposite, before, atBefore);
        loop.put(unknown, next);
        loop.repeat(needed);
        int atNext = loop.brought(difference);

        int zero = body.real(0);
        int isZero = body.binary(BinaryOperation.EQUAL, atNext, zero);
        int isAbove = body.binary(BinaryOperation.LESS, zero, atNext);
        int isSameSide = body.select(body.binary(BinaryOperation.LESS, zero, atNewest), isAbove, body.not(isAbove));
        List<Integer> results = List.of(
                // once NaN, always NaN
                body.select(isNumber(body, atNext), next, body.real(Double.NaN)),
                atNext,
                body.select(isZero, next, body.select(isSameSide, opposite, newest)),
                body.select(isZero, atNext, body.select(isSameSide, atOpposite, atNewest)),
                body.select(isSameSide, newest, opposite),
                body.select(isSameSide, atNewest, atOpposite));
        int node = loop.loop(graph, EVALUATIONS, List.of(high, atHigh, low, atLow, low, atLow), results);
        return IntStream.range(0, results.size())
                .map(index -> graph.loopResult(node, index))
                .boxed()
                .toList();
    }

    /** Where the difference is evaluated next. The first time there is no point before, which gives NaN: it is halved. */
    private static int next(
            GraphBuilder body, int newest, int atNewest, int opposite, int atOpposite, int before, int atBefore) {
        int one = body.real(1);
        int width = body.subtract(opposite, newest);
        int rise = body.subtract(atBefore, atOpposite);
        // inverse quadratic interpolation is monotonic between the ends where these two say so
        int place = body.divide(body.subtract(newest, opposite), body.subtract(before, opposite));
        int height = body.divide(body.subtract(atNewest, atOpposite), rise);
        int rest = body.subtract(one, height);
        int isMonotonic = body.and(
                body.binary(BinaryOperation.LESS, body.multiply(height, height), place),
                body.binary(BinaryOperation.LESS, body.multiply(rest, rest), body.subtract(one, place)));
        int share = body.multiply(
                body.divide(atNewest, rise),
                body.fusedMultiplyAdd(
                        body.divide(body.subtract(before, newest), width),
                        body.divide(atOpposite, body.subtract(atBefore, atNewest)),
                        body.divide(atBefore, body.subtract(atNewest, atOpposite))));
        int isInside = body.and(
                body.binary(BinaryOperation.LESS, body.real(0), share), body.binary(BinaryOperation.LESS, share, one));
        return body.select(
                body.and(isMonotonic, isInside),
                body.fusedMultiplyAdd(share, width, newest),
                middle(body, newest, opposite));
    }

    /** Halfway between two representations of the same sign, or else between the values. */
    private static int middle(GraphBuilder body, int a, int b) {
        int bitsOfA = body.unary(UnaryOperation.BITS_OF_REAL, a);
        int bitsOfB = body.unary(UnaryOperation.BITS_OF_REAL, b);
        int one = body.integer(1);
        int half = body.real(0.5);
        int halves = body.binary(
                BinaryOperation.INTEGER_ADD,
                body.binary(BinaryOperation.SHIFT_RIGHT_UNSIGNED, bitsOfA, one),
                body.binary(BinaryOperation.SHIFT_RIGHT_UNSIGNED, bitsOfB, one));
        int odd = body.binary(BinaryOperation.BITS_AND, body.binary(BinaryOperation.BITS_AND, bitsOfA, bitsOfB), one);
        int between = body.unary(UnaryOperation.REAL_OF_BITS, body.binary(BinaryOperation.INTEGER_ADD, halves, odd));
        return body.select(
                body.binary(BinaryOperation.LESS, body.real(0), body.multiply(a, b)),
                between,
                body.add(body.multiply(half, a), body.multiply(half, b)));
    }

    private static int isNumber(GraphBuilder graph, int node) {
        return graph.binary(BinaryOperation.EQUAL, node, node);
    }

    private int absolute(int node) {
        return graph.unary(UnaryOperation.ABSOLUTE, node);
    }

    private int less(int left, int right) {
        return graph.binary(BinaryOperation.LESS, left, right);
    }

    private int notAbove(int left, int right) {
        return graph.binary(BinaryOperation.LESS_OR_EQUAL, left, right);
    }

    private int or(int left, int right) {
        return graph.binary(BinaryOperation.OR, left, right);
    }
}

package org.heliosweep.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link Graph}, node by node. Equal nodes are stored once, operations on literals are computed, and
 * operations that provably give back an operand with the same bits are left out; nothing here changes a value.
 *
 * <p>The methods take and give positions of nodes. Wrong types are a programming error: {@link
 * IllegalArgumentException}.
 */
public final class GraphBuilder {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Node, Integer> known = new HashMap<>();

    /** A builder of an empty graph. */
    public GraphBuilder() {}

    /** A builder that goes on from a graph; its nodes keep their positions. */
    public GraphBuilder(Graph graph) {
        for (Node node : graph.nodes()) {
            known.put(node, nodes.size());
            nodes.add(node);
        }
    }

    /** The graph as it is now. */
    public Graph build() {
        return new Graph(nodes);
    }

    /** How many nodes there are now. */
    public int size() {
        return nodes.size();
    }

    /** The node at a position. */
    public Node node(int id) {
        return nodes.get(id);
    }

    /** The type of the node at a position. */
    public Type type(int id) {
        return nodes.get(id).type();
    }

    /** A real constant. Every NaN is the canonical one. */
    public int real(double value) {
        return store(new Node.Literal(Type.REAL, Double.doubleToLongBits(value)));
    }

    /** An integer constant. */
    public int integer(long value) {
        return store(new Node.Literal(Type.INTEGER, value));
    }

    /** A truth constant. */
    public int truth(boolean value) {
        return store(new Node.Literal(Type.TRUTH, value ? 1 : 0));
    }

    /** A value from outside. */
    public int input(String name, Type type) {
        return store(new Node.Input(name, type));
    }

    /** A value that comes into the body of a loop. */
    public int parameter(int index, Type type) {
        return store(new Node.Parameter(index, type));
    }

    /** An operation on one value. */
    public int unary(UnaryOperation operation, int operand) {
        return add(new Node.Unary(operation, operand));
    }

    /** An operation on two values. */
    public int binary(BinaryOperation operation, int left, int right) {
        return add(new Node.Binary(operation, left, right));
    }

    /** {@code factor * multiplier + addend}, rounded once. */
    public int fusedMultiplyAdd(int factor, int multiplier, int addend) {
        return add(new Node.FusedMultiplyAdd(factor, multiplier, addend));
    }

    /** A real as a binary32 number: {@link UnaryOperation#ROUND_TO_SINGLE}. */
    public int roundToSingle(int operand) {
        return unary(UnaryOperation.ROUND_TO_SINGLE, operand);
    }

    /** {@code factor * multiplier + addend} of binary32 numbers, rounded once to one. */
    public int singleFusedMultiplyAdd(int factor, int multiplier, int addend) {
        return add(new Node.SingleFusedMultiplyAdd(factor, multiplier, addend));
    }

    /** One of two values of the same type. */
    public int select(int condition, int whenTrue, int whenFalse) {
        return add(new Node.Select(type(whenTrue), condition, whenTrue, whenFalse));
    }

    /** An element of a constant array. */
    public int element(ConstantArray array, int index) {
        return add(new Node.Element(array, index));
    }

    /** A function. */
    public int call(Function function, Integer... arguments) {
        return add(new Node.Call(function, List.of(arguments)));
    }

    /** IEEE addition. */
    public int add(int left, int right) {
        return binary(BinaryOperation.ADD, left, right);
    }

    /** IEEE subtraction. */
    public int subtract(int left, int right) {
        return binary(BinaryOperation.SUBTRACT, left, right);
    }

    /** IEEE multiplication. */
    public int multiply(int left, int right) {
        return binary(BinaryOperation.MULTIPLY, left, right);
    }

    /** IEEE division. */
    public int divide(int left, int right) {
        return binary(BinaryOperation.DIVIDE, left, right);
    }

    /** True where both are true. */
    public int and(int left, int right) {
        return binary(BinaryOperation.AND, left, right);
    }

    /** True where the operand is false. */
    public int not(int operand) {
        return unary(UnaryOperation.NOT, operand);
    }

    /** True where a real is neither infinite nor NaN. */
    public int isFinite(int operand) {
        return binary(BinaryOperation.LESS, unary(UnaryOperation.ABSOLUTE, operand), real(Double.POSITIVE_INFINITY));
    }

    /** A loop; see {@link Node.Loop}. */
    public int loop(int trips, List<Integer> initial, List<Integer> captured, Region body) {
        return add(new Node.Loop(trips, initial, captured, body));
    }

    /** What a carried value of a loop is at the end. */
    public int loopResult(int loop, int index) {
        Node.Loop node = (Node.Loop) nodes.get(loop);
        return add(new Node.LoopResult(loop, index, type(node.initial().get(index))));
    }

    /** Adds a node whose operands are in this builder, simplified where that keeps every bit. */
    public int add(Node node) {
        Types.check(node, nodes);
        return switch (Simplification.of(node, nodes)) {
            case Simplification.Same(int id) -> id;
            case Simplification.Other(Node other) -> store(other);
        };
    }

    /**
     * Adds nodes of another graph.
     *
     * @param graph the other graph
     * @param wanted which of its nodes to add; whatever a wanted node needs is wanted too (see {@link
     *     Graph#reachable})
     * @param substitutes what stands here in place of some of its nodes, by their position there; the builder adds
     *     to the map what it added
     */
    public void addAll(Graph graph, boolean[] wanted, Map<Integer, Integer> substitutes) {
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && !substitutes.containsKey(id)) {
                substitutes.put(id, add(graph.node(id).map(substitutes::get)));
            }
        }
    }

    private int store(Node node) {
        Integer existing = known.putIfAbsent(node, nodes.size());
        if (existing != null) {
            return existing;
        }
        nodes.add(node);
        return nodes.size() - 1;
    }
}

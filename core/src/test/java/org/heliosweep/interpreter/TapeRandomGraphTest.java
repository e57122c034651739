package org.heliosweep.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.RandomGraphs;
import org.heliosweep.graph.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random graphs with loops in loops, against an evaluator that calls itself for each operand. */
class TapeRandomGraphTest {
    private static final int GRAPHS = 60;
    private static final int RUNS = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheRecursiveEvaluator(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int each = 0; each < GRAPHS; each++) {
            Graph graph = RandomGraphs.next(random);
            List<Integer> roots = RandomGraphs.values(graph);
            Tape tape = Tape.of(graph, roots);
            Tape.State state = tape.newState();
            for (int run = 0; run < RUNS; run++) {
                long[] values = new long[tape.inputs().size()];
                for (int index = 0; index < values.length; index++) {
                    values[index] = RandomGraphs.value(tape.inputs().get(index).type(), random);
                    set(state, tape.inputs().get(index).type(), index, values[index]);
                }
                tape.run(state);
                RecursiveEvaluator evaluator = new RecursiveEvaluator(
                        graph, input -> values[tape.inputs().indexOf(input)], new long[0]);
                for (int root : roots) {
                    assertEquals(
                            evaluator.value(root),
                            get(state, graph.node(root).type(), root),
                            () -> "node " + root + " " + graph.node(root) + " of " + graph);
                }
            }
        }
    }

    private static void set(Tape.State state, Type type, int index, long bits) {
        switch (type) {
            case REAL -> state.setReal(index, Double.longBitsToDouble(bits));
            case INTEGER -> state.setInteger(index, bits);
            case TRUTH -> state.setTruth(index, bits != 0);
        }
    }

    private static long get(Tape.State state, Type type, int node) {
        return switch (type) {
            case REAL -> Double.doubleToLongBits(state.real(node));
            case INTEGER -> state.integer(node);
            case TRUTH -> state.truth(node) ? 1 : 0;
        };
    }

    /** Computes a node from its operands, written for plainness alone. */
    private static final class RecursiveEvaluator {
        private final Graph graph;
        private final ToLongFunction<Node.Input> inputs;
        private final long[] parameters;
        private final long[] known;
        private final boolean[] done;

        RecursiveEvaluator(Graph graph, ToLongFunction<Node.Input> inputs, long[] parameters) {
            this.graph = graph;
            this.inputs = inputs;
            this.parameters = parameters;
            this.known = new long[graph.size()];
            this.done = new boolean[graph.size()];
        }

        long value(int id) {
            if (!done[id]) {
                known[id] = compute(id);
                done[id] = true;
            }
            return known[id];
        }

        private long compute(int id) {
            return switch (graph.node(id)) {
                case Node.Literal literal -> literal.bits();
                case Node.Input input -> inputs.applyAsLong(input);
                case Node.Parameter parameter -> parameters[parameter.index()];
                case Node.Unary unary -> {
                    GraphBuilder folding = new GraphBuilder();
                    int a = literal(folding, unary.operation().operand(), value(unary.operand()));
                    yield bits(folding, folding.unary(unary.operation(), a));
                }
                case Node.Binary binary -> {
                    GraphBuilder folding = new GraphBuilder();
                    int a = literal(folding, binary.operation().operands(), value(binary.left()));
                    int b = literal(folding, binary.operation().operands(), value(binary.right()));
                    yield bits(folding, folding.binary(binary.operation(), a, b));
                }
                case Node.FusedMultiplyAdd fused ->
                    Double.doubleToLongBits(Math.fma(
                            Double.longBitsToDouble(value(fused.factor())),
                            Double.longBitsToDouble(value(fused.multiplier())),
                            Double.longBitsToDouble(value(fused.addend()))));
                case Node.SingleFusedMultiplyAdd fused ->
                    Double.doubleToLongBits(Math.fma(
                            (float) Double.longBitsToDouble(value(fused.factor())),
                            (float) Double.longBitsToDouble(value(fused.multiplier())),
                            (float) Double.longBitsToDouble(value(fused.addend()))));
                case Node.Select select ->
                    value(value(select.condition()) != 0 ? select.whenTrue() : select.whenFalse());
                case Node.Element element ->
                    Double.doubleToLongBits(element.array().get((int) value(element.index())));
                case Node.Call call -> throw new AssertionError(call);
                case Node.Loop loop -> throw new AssertionError(loop);
                case Node.LoopResult result -> {
                    Node.Loop loop = (Node.Loop) graph.node(result.loop());
                    yield loop(loop)[result.index()];
                }
            };
        }

        private long[] loop(Node.Loop loop) {
            int carriedCount = loop.initial().size();
            long[] values = new long[1 + carriedCount + loop.captured().size()];
            for (int index = 0; index < carriedCount; index++) {
                values[1 + index] = value(loop.initial().get(index));
            }
            for (int index = 0; index < loop.captured().size(); index++) {
                values[1 + carriedCount + index] = value(loop.captured().get(index));
            }
            for (int trip = 0; trip < loop.trips(); trip++) {
                values[0] = trip;
                long[] next = values.clone();
                RecursiveEvaluator body = new RecursiveEvaluator(loop.body().graph(), inputs, values);
                for (int index = 0; index < carriedCount; index++) {
                    next[1 + index] = body.value(loop.body().results().get(index));
                }
                values = next;
            }
            return Arrays.copyOfRange(values, 1, 1 + carriedCount);
        }

        private static int literal(GraphBuilder builder, Type type, long bits) {
            return switch (type) {
                case REAL -> builder.real(Double.longBitsToDouble(bits));
                case INTEGER -> builder.integer(bits);
                case TRUTH -> builder.truth(bits != 0);
            };
        }

        private static long bits(GraphBuilder builder, int id) {
            return ((Node.Literal) builder.node(id)).bits();
        }
    }
}

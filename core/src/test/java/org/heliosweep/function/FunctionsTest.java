package org.heliosweep.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.interpreter.Tape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionsTest {
    @ParameterizedTest
    @EnumSource(Function.class)
    void expansionIsPrimitive(Function function) {
        Expansion expansion = Functions.expansion(function);
        Graph graph = expansion.graph();
        for (Node node : graph.nodes()) {
            assertFalse(node instanceof Node.Call || node instanceof Node.Loop, node::toString);
        }
        assertEquals(function, expansion.function());
        assertEquals(function.result(), graph.node(expansion.full()).type());
        assertEquals(function.result(), graph.node(expansion.core()).type());
        assertEquals(Type.TRUTH, graph.node(expansion.guard()).type());
        assertEquals(
                function.operands(),
                expansion.operands().stream().map(id -> graph.node(id).type()).toList());
        boolean always = graph.node(expansion.guard()) instanceof Node.Literal;
        assertEquals(always, expansion.core() == expansion.full());
    }

    /** Operations that cost something: reading a representation as another type does not. */
    @ParameterizedTest
    @CsvSource({
        "EXP, 28, 23",
        "LOG, 35, 27",
        "LOG2, 45, 37",
        "LOG10, 47, 39",
        "POW, 128, 88",
        "SIN, 42, 42",
        "COS, 43, 43",
        "TAN, 57, 57",
        "ASIN, 38, 38",
        "ACOS, 41, 41",
        "ATAN, 46, 46",
        "ATAN2, 66, 56",
        "TANH, 38, 38",
        "FLOOR, 11, 11",
        "CEILING, 11, 11",
        "ROUND, 8, 8",
        "NORMAL_QUANTILE, 100, 90",
        "NORMAL_PROBABILITY, 68, 63",
        "PHILOX, 107, 107",
    })
    void operationCounts(Function function, int full, int core) {
        Expansion expansion = Functions.expansion(function);
        assertEquals(full, operations(expansion.graph(), List.of(expansion.full())));
        assertEquals(core, operations(expansion.graph(), List.of(expansion.core(), expansion.guard())));
    }

    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {"FLOOR", "EXP", "LOG", "SIN", "TANH"})
    void callOfALiteralIsALiteral(Function function) {
        GraphBuilder builder = new GraphBuilder();
        int id = Functions.expand(builder, new Node.Call(function, List.of(builder.real(2.5))));
        Node.Literal literal = assertInstanceOf(Node.Literal.class, builder.node(id));
        assertEquals(new FunctionEvaluator(function).full(2.5), literal.real());
    }

    @Test
    void coreCanBeAddedAlone() {
        GraphBuilder builder = new GraphBuilder();
        int x = builder.input("x", Type.REAL);
        Core core = Functions.expandCore(builder, new Node.Call(Function.EXP, List.of(x)));
        Tape tape = Tape.of(builder.build(), List.of(core.result(), core.guard()));
        Tape.State state = tape.newState();
        state.setReal(0, 1.5);
        tape.run(state);
        assertTrue(state.truth(core.guard()));
        assertEquals(new FunctionEvaluator(Function.EXP).full(1.5), state.real(core.result()));
        state.setReal(0, 1000);
        tape.run(state);
        assertFalse(state.truth(core.guard()));
    }

    @Test
    void everyCallIsExpandedInLoopsToo() {
        GraphBuilder inner = new GraphBuilder();
        int product =
                inner.multiply(inner.call(Function.EXP, inner.parameter(1, Type.REAL)), inner.parameter(2, Type.REAL));
        Region innerBody = new Region(inner.build(), List.of(product));

        GraphBuilder outer = new GraphBuilder();
        int logarithm = outer.call(Function.LOG, outer.parameter(1, Type.REAL));
        int innerLoop = outer.loop(3, List.of(logarithm), List.of(outer.parameter(2, Type.REAL)), innerBody);
        int innerResult = outer.loopResult(innerLoop, 0);
        Region outerBody = new Region(outer.build(), List.of(innerResult));

        GraphBuilder builder = new GraphBuilder();
        int x = builder.input("x", Type.REAL);
        int unused = builder.call(Function.TAN, x);
        int cosine = builder.call(Function.COS, x);
        int loop = builder.loop(2, List.of(cosine), List.of(x), outerBody);
        int result = builder.loopResult(loop, 0);

        Functions.Expanded expanded = Functions.expandAll(builder.build(), List.of(result));
        assertFalse(expanded.nodes().containsKey(unused));
        int root = expanded.nodes().get(result);
        Tape tape = Tape.of(expanded.graph(), List.of(root, expanded.nodes().get(cosine)));
        Tape.State state = tape.newState();
        state.setReal(0, 0.7);
        tape.run(state);

        FunctionEvaluator exp = new FunctionEvaluator(Function.EXP);
        FunctionEvaluator log = new FunctionEvaluator(Function.LOG);
        double value = new FunctionEvaluator(Function.COS).full(0.7);
        assertEquals(value, state.real(expanded.nodes().get(cosine)));
        for (int i = 0; i < 2; i++) {
            value = log.full(value);
            for (int j = 0; j < 3; j++) {
                value = exp.full(value) * 0.7;
            }
        }
        assertEquals(value, state.real(root));
    }

    private static long operations(Graph graph, List<Integer> roots) {
        boolean[] reached = graph.reachable(roots);
        long count = 0;
        for (int id = 0; id < graph.size(); id++) {
            boolean free = switch (graph.node(id)) {
                case Node.Literal _, Node.Input _ -> true;
                case Node.Unary unary ->
                    unary.operation() == UnaryOperation.BITS_OF_REAL
                            || unary.operation() == UnaryOperation.REAL_OF_BITS;
                case Node.Parameter _,
                        Node.Binary _,
                        Node.FusedMultiplyAdd _,
                        Node.SingleFusedMultiplyAdd _,
                        Node.Select _,
                        Node.Element _,
                        Node.Call _,
                        Node.Loop _,
                        Node.LoopResult _ -> false;
            };
            count += reached[id] && !free ? 1 : 0;
        }
        return count;
    }
}

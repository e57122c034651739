package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.SingleValues;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Tape;
import org.heliosweep.interpreter.Value;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;

/** What single precision means: float arithmetic of Java, operation by operation. */
class SinglePrecisionTest {
    private static final int VALUES = 200_000;

    private static final String MODEL = """
            model panel
            input a [1] = 0.1  0.01 .. 10
            input b [kW] = 3  1 .. 1e6
            input n [1] = 4  1 .. 9
            series s[hour] [1] = 0.1, 0.2, 0.3
            table t (x [1]) [1] = { 0: 0.1, 1: 0.7, 10: 3.3 }
            """;

    @Test
    void operationsOfDoublesRoundedAreOperationsOfFloats() {
        GraphBuilder builder = new GraphBuilder();
        int a = builder.input("a", Type.REAL);
        int b = builder.input("b", Type.REAL);
        int c = builder.input("c", Type.REAL);
        int sum = builder.roundToSingle(builder.add(a, b));
        int difference = builder.roundToSingle(builder.subtract(a, b));
        int product = builder.roundToSingle(builder.multiply(a, b));
        int quotient = builder.roundToSingle(builder.divide(a, b));
        int root = builder.roundToSingle(builder.unary(UnaryOperation.SQUARE_ROOT, a));
        int fused = builder.singleFusedMultiplyAdd(a, b, c);
        Tape tape = Tape.of(builder.build(), List.of(sum, difference, product, quotient, root, fused));
        Tape.State state = tape.newState();
        SplittableRandom random = new SplittableRandom(8);
        for (int each = 0; each < VALUES; each++) {
            float x = next(random);
            float y = next(random);
            float z = next(random);
            state.setReal(0, x);
            state.setReal(1, y);
            state.setReal(2, z);
            tape.run(state);
            same(x + y, state.real(sum));
            same(x - y, state.real(difference));
            same(x * y, state.real(product));
            same(x / y, state.real(quotient));
            same((float) Math.sqrt(x), state.real(root));
            same(Math.fma(x, y, z), state.real(fused));
        }
    }

    /** Any float, or two that are near each other. */
    private static float next(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? Float.intBitsToFloat(random.nextInt())
                : Math.scalb(1 + random.nextInt(1 << 23) * 0x1p-23f, random.nextInt(3))
                        * (random.nextBoolean() ? 1 : -1);
    }

    private static void same(float expected, double actual) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual));
    }

    /** A product with a reciprocal in two parts has the bits of the division by any whole number of some size. */
    @Test
    void quotientsByLiteralsAreThoseOfFloats() {
        SplittableRandom random = new SplittableRandom(9);
        for (int divisor = 3; divisor < 3_000; divisor += divisor < 1_100 ? 1 : 97) {
            if (Integer.bitCount(divisor) == 1) {
                continue;
            }
            Graph graph = rounded(divided(divisor));
            int root = graph.size() - 1;
            assertTrue(graph.node(root) instanceof Node.SingleFusedMultiplyAdd, () -> graph.toString());
            Tape tape = Tape.of(graph, List.of(root));
            Tape.State state = tape.newState();
            for (int each = 0; each < 300; each++) {
                float x = each == 0
                        ? Float.POSITIVE_INFINITY
                        : each == 1
                                ? -0.0f
                                : each < 100 ? divisor * (float) each : 1 + random.nextInt(1 << 23) * 0x1p-23f;
                state.setReal(0, x);
                tape.run(state);
                same(x / divisor, state.real(root));
            }
        }
    }

    /** Division by a literal, as the canonical graph has it. */
    private static Graph divided(double divisor) {
        GraphBuilder builder = new GraphBuilder();
        int x = builder.input("x", Type.REAL);
        double nearest = 1 / divisor;
        double high = Math.fma(-nearest, divisor, 1) < 0 ? Math.nextAfter(nearest, 0) : nearest;
        double low = Math.fma(-high, divisor, 1) / divisor;
        builder.fusedMultiplyAdd(x, builder.real(high), builder.multiply(x, builder.real(low)));
        return builder.build();
    }

    private static Graph rounded(Graph graph) {
        return SinglePrecision.of(graph, List.of(graph.size() - 1)).graph();
    }

    /** Where the reciprocal would not be normal in binary32, it is divided. */
    @Test
    void quotientsByExtremeLiteralsAreDivisions() {
        for (double divisor : new double[] {3e30, 1.7e38, 3e-36}) {
            Graph graph = rounded(divided(divisor));
            assertTrue(graph.nodes().stream()
                    .anyMatch(node ->
                            node instanceof Node.Binary binary && binary.operation() == BinaryOperation.DIVIDE));
        }
    }

    @Test
    void equationsAreThoseOfFloats() {
        StudyBuilder study = study("output y = (a + 0.1)^2 * n - a / 7\\noutput z [kW] = b * sqrt(a)");
        Study single = study.add("design grid\nvary a = levels(0.3, 1.1)\nfix b = 5 [kW]")
                .build();
        float a = 1.1f;
        float n = 4;
        float sum = a + 0.1f;
        // The quotient is one operation, and the product is fused with the difference.
        float quotient = (float) (a / 7.0);
        assertEquals(Math.fma(sum * sum, n, -quotient), number(single, 1, "y"));
        float watts = 5_000;
        assertEquals(watts * (float) Math.sqrt(a) / 1_000f, number(single, 1, "z"));
    }

    /** Whether an input is varied, drawn or fixed, a scenario has the same values. */
    @Test
    void whatIsFixedIsAsWhatIsVaried() {
        String outputs = "output y = exp(a) * n + t(a) - n / 3\noutput z = sum(hour: s[hour] * a)";
        Study varied = study(outputs)
                .add("design grid\nvary a = levels(0.7, 0.1)\nvary n = levels(3, 4)")
                .build();
        Study fixed = study(outputs)
                .add("design grid\nvary b = levels(1, 2)\nfix a = 0.1\nfix n = 4")
                .build();
        for (String output : List.of("y", "z")) {
            assertEquals(number(varied, 3, output), number(fixed, 0, output));
        }
    }

    @Test
    void everyRealOfTheModelIsABinary32Number() {
        Study study = study("output y = exp(a) * n + t(a)\noutput w [kW] = b / (if n > 3 then 7 else n)"
                        + "\noutput z = solve x in 0.1 .. 9: x^3 = a + sum(k in 1 .. 4: x / k)")
                .add("design random 50 seed 3\nvary a, b = loguniform\nvary n = uniform")
                .build();
        for (long scenario = 0; scenario < 50; scenario++) {
            for (Value value : Explanation.of(study, scenario).values()) {
                if (value instanceof Value.Number number) {
                    assertTrue(SingleValues.isSingle(number.value()), number::toString);
                }
            }
        }
    }

    @Test
    void doublePrecisionIsUntouched() {
        Study study = study("output y = exp(a) * n")
                .add("design grid\nvary a = levels(1, 2)")
                .build();
        assertEquals(
                Plan.of(study.in(Precision.DOUBLE)).graph(),
                Plan.of(Workbench.of()
                                .newStudy("panel", study.model())
                                .add("design grid\nvary a = levels(1, 2)")
                                .build())
                        .graph());
    }

    private static StudyBuilder study(String outputs) {
        Workbench workbench = Workbench.of();
        String model = MODEL.replace("series", "index hour = 1 .. 3\nseries") + outputs.replace("\\n", "\n");
        return workbench.newStudy("panel", workbench.readModel(model)).precision(Precision.SINGLE);
    }

    private static double number(Study study, long scenario, String name) {
        return Explanation.of(study, scenario).values().stream()
                .filter(value -> value.quantity().name().equals(name))
                .map(value -> ((Value.Number) value).value())
                .findFirst()
                .orElseThrow();
    }
}

package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.language.Workbench;
import org.heliosweep.statistic.Statistic;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;

class ShiftsTest {
    private final GraphBuilder builder = new GraphBuilder();
    private final int number = builder.input(Plan.NUMBER, Type.INTEGER);
    private final int real = builder.unary(UnaryOperation.REAL_OF_INTEGER, number);
    private final int valid = builder.integer(0);

    private Map<Integer, Double> shifts(int status, long size, Integer... quantities) {
        return Shifts.of(builder.build(), status, List.of(quantities), size);
    }

    /** A status that is 0 in the scenarios from one on. */
    private int validFrom(long first) {
        int before = builder.binary(BinaryOperation.INTEGER_LESS, number, builder.integer(first));
        return builder.select(before, builder.integer(-1), builder.integer(0));
    }

    @Test
    void scenariosAreTriedFromTheMiddleToTheEdges() {
        assertArrayEquals(new long[] {400, 200, 600, 100, 300, 500, 700, 0}, Shifts.tried(800));
        assertArrayEquals(new long[] {2, 1, 3, 0, 4}, Shifts.tried(5));
        assertArrayEquals(new long[] {0}, Shifts.tried(1));
        assertArrayEquals(new long[0], Shifts.tried(0));
        long most = 1L << 62;
        assertArrayEquals(
                new long[] {most / 2, most / 4, most / 4 * 3, most / 8, most / 8 * 3, most / 8 * 5, most / 8 * 7, 0},
                Shifts.tried(most));
    }

    @Test
    void theFirstScenarioThatIsValidCounts() {
        assertEquals(Map.of(real, 400.0), shifts(valid, 800, real));
        assertEquals(Map.of(real, 600.0), shifts(validFrom(450), 800, real));
        assertEquals(Map.of(real, 700.0), shifts(validFrom(601), 800, real));
        assertEquals(Map.of(real, 0.0), shifts(validFrom(701), 800, real));
    }

    @Test
    void eachQuantityHasTheFirstScenarioInWhichItIsFinite() {
        int pole = builder.divide(builder.real(1), builder.subtract(real, builder.real(400)));
        int root = builder.unary(UnaryOperation.SQUARE_ROOT, builder.subtract(builder.real(150), real));
        int never = builder.divide(real, builder.real(0));
        assertEquals(
                Map.of(real, 400.0, pole, 1.0 / -200, root, Math.sqrt(50), never, 0.0),
                shifts(valid, 800, real, pole, root, never, real));
    }

    @Test
    void anEmptyDesignHasNoShift() {
        assertEquals(Map.of(real, 0.0), shifts(valid, 0, real));
        assertEquals(Map.of(), shifts(valid, 800));
    }

    @Test
    void minusZeroIsZero() {
        int zero = builder.multiply(real, builder.real(-0.0));
        assertEquals(0L, Double.doubleToRawLongBits(shifts(valid, 8, zero).get(zero)));
    }

    private static final String MODEL = """
            model made  "Functions, a choice, a loop, requirements"
            input x [m]  = 2    1 .. 5
            input k [1]  = 3    1 .. 9
            input metal = steel { steel, copper }
            density = choose metal { steel: 7850, copper: 8960 }
            series = sum(i in 1 .. 10: 1 / (k + i))
            require k < 8.9 "large"
            output strange [km] = log(x / 1 [m]) ^ k * 1 [km] * series
            output weight = density * exp(k)
            output always = 0.1 * 3
            output label = least { a: k, b: series }
            """;

    private static Study study(String statements) {
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy("tried", workbench.readModel(MODEL))
                .add(statements)
                .build();
    }

    private static final String DESIGN =
            "design random 1000 seed 77\nvary x, k = uniform\nvary metal = levels\nwhere x < 4.9 [m]\n";

    private static double shift(Plan plan, int output) {
        return ((Statistic.Numbers) plan.outputs().get(output).statistic()).shift();
    }

    /** What folding gives is what the interpreter computes, loops and functions included. */
    @Test
    void theShiftIsTheValueOfAScenario() {
        Study study = study(DESIGN);
        Plan plan = Plan.of(study);
        assertTrue(plan.graph().nodes().stream().anyMatch(node -> node instanceof Node.Loop));
        Explanation explanation = Explanation.of(study, 500);
        assertEquals(0, explanation.status());
        for (int output = 0; output < 3; output++) {
            String name = plan.outputs().get(output).name();
            long bits = explanation.values().stream()
                    .filter(value -> value.quantity().name().equals(name))
                    .map(value -> ((Value.Number) value).bits())
                    .findFirst()
                    .orElseThrow();
            assertEquals(bits, Double.doubleToRawLongBits(shift(plan, output)), name);
        }
    }

    @Test
    void theShiftDoesNotDependOnWhatIsKeptOrShown() {
        Plan bare = Plan.of(study(DESIGN));
        Plan rich = Plan.of(study(
                DESIGN + "keep inputs, series rows 1000\nshow max(log(x / 1 [m] - 6)), mean(strange), sd(series)"));
        for (int output = 0; output < 3; output++) {
            assertEquals(shift(bare, output), shift(rich, output));
        }
        assertEquals(
                0.0,
                ((Statistic.Numbers) rich.shown().getFirst().statistic()).shift(),
                "what is never finite has none");
        assertEquals(shift(bare, 0), ((Statistic.Numbers) rich.shown().get(1).statistic()).shift());
    }
}

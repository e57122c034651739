package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.Golden;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphPrinter;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final String MODEL = """
            model panel  "A panel"
            input heat   [kW]  = 100  1 .. 1000      "heat to reject"
            input warmth [K]   = 313  240 .. 420     "temperature"
            input depth  [1]   = 3    1 .. 9         "not varied"
            input coating = white { white, black }   "paint"
            loss = choose coating { white: 0.8, black: 0.9 }
            flux [W/m^2] = 2 * loss * 5.670374419e-8 [W/m^2/K^4] * warmth^4
            series = sum(k in 1 .. 10: 1 / (depth + k))
            require flux > 100 [W/m^2] "too cold"
            output area [m^2] = heat / flux * series
            output binding = least { heat: heat / 1 [kW], warmth: warmth / 1 [K] }
            output large = area > 300 [m^2]
            """;

    private static Study study(String statements) {
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy("tried", workbench.readModel(MODEL))
                .add(statements)
                .build();
    }

    private static Plan plan(String statements) {
        return Plan.of(study(statements));
    }

    @Test
    void theNumberOfTheScenarioIsTheOnlyInput() {
        Plan plan = plan("design random 100 seed 1\nvary heat, warmth = loguniform\nkeep inputs, outputs rows 10");
        List<Node> inputs = plan.graph().nodes().stream()
                .filter(node -> node instanceof Node.Input)
                .toList();
        assertEquals(List.of(new Node.Input(Plan.NUMBER, Type.INTEGER)), inputs);
        assertTrue(plan.graph().nodes().stream().noneMatch(node -> node instanceof Node.Call));
        assertTrue(plan.graph().nodes().stream().noneMatch(node -> node instanceof Node.Loop));
        assertEquals(10, plan.rows());
        assertEquals(100, plan.size());
        assertEquals(
                List.of("too cold", "output area is not finite", "output binding.value is not finite"), plan.reasons());
    }

    @Test
    void whatIsVariedInsideALoopKeepsTheLoop() {
        Plan plan = plan("design grid\nvary depth = levels(1, 2)");
        assertTrue(plan.graph().nodes().stream().anyMatch(node -> node instanceof Node.Loop));
    }

    @Test
    void whatIsNotNeededIsLeftOut() {
        Plan small = plan("design grid\nvary heat = levels(1, 2)");
        Plan large = plan("design grid\nvary heat = levels(1, 2)\nkeep flux rows 10");
        assertEquals(
                small.lowering().getLast().operations(),
                large.lowering().getLast().operations());
        assertFalse(plan("design grid\nvary heat = levels(1, 2)").rows() > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "design grid\nvary heat = linspace(1, 10, 10)\nvary coating = levels\nfix depth = 5\n"
                        + "where heat > 2 [kW] \"small\"\nkeep number, inputs, area, reason rows 15",
                "design random 1000 seed 5\nvary heat = uniform\n"
                        + "show mean(area) \"mean\", quantile(heat / area, 10 %) \"load\", share(large), shares(binding)",
            })
    void plansArePrintedAsReviewed(String statements) {
        Plan plan = plan(statements);
        String name = "plan-" + (statements.startsWith("design grid") ? "grid" : "random");
        Golden.check(name + ".txt", PlanPrinter.print(plan));
        Golden.check(name + "-graph.txt", graph(plan));
    }

    private static String graph(Plan plan) {
        StringBuilder text = new StringBuilder(GraphPrinter.print(plan.graph(), plan.roots()));
        text.append("status %").append(plan.status()).append('\n');
        plan.columns()
                .forEach(column -> text.append("column ")
                        .append(column.name())
                        .append(" %")
                        .append(column.node())
                        .append('\n'));
        plan.accumulators()
                .list()
                .forEach(accumulator -> text.append(accumulator).append('\n'));
        return text.toString();
    }

    @Test
    void whetherAScenarioIsValidDoesNotDependOnWhatIsKeptOrShown() {
        String design = "design random 1000 seed 5\nvary heat, warmth = uniform\n";
        Plan bare = plan(design);
        Plan rich = plan(design + "keep inputs, outputs rows 1000\nshow mean(flux), max(series), count(heat > 5 [kW])");
        assertEquals(status(bare), status(rich));
        assertEquals(bare.reasons(), rich.reasons());
    }

    /** What the status stands on, as a tree, so that numbering does not matter. */
    private static String status(Plan plan) {
        return tree(plan.graph(), plan.status());
    }

    private static String tree(Graph graph, int id) {
        StringBuilder text = new StringBuilder();
        Map<Integer, Integer> names = new HashMap<>();
        visit(graph, id, names, text);
        return text.toString();
    }

    private static void visit(Graph graph, int id, Map<Integer, Integer> names, StringBuilder text) {
        if (names.containsKey(id)) {
            return;
        }
        Graph.forEachOperand(graph.node(id), operand -> visit(graph, operand, names, text));
        names.put(id, names.size());
        text.append(names.get(id))
                .append(" = ")
                .append(graph.node(id).map(names::get))
                .append('\n');
    }
}

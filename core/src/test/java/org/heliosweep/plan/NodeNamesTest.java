package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.language.Workbench;
import org.junit.jupiter.api.Test;

class NodeNamesTest {
    private static final String MODEL = """
            model wall  "Loses heat"
            input area [m^2] = 10  1 .. 20  "area"
            input fixed [1] = 2  1 .. 3  "not varied"
            same = area
            require area < 15 [m^2]  "too large"
            output loss [W/m^2] = exp(-area / 1 [m^2]) * fixed * 1 [W/m^2]
            output scaled [kW/m^2] = loss
            unused = area^2
            """;

    private static Plan plan() {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("walls", workbench.readModel(MODEL))
                .add("design grid\nvary area = linspace(1, 20, 7)\nwhere area > 2 [m^2] \"small\"")
                .build());
    }

    /** With calls and without, which are other nodes. */
    @Test
    void whatIsComputedHasItsNames() {
        check(plan());
        check(plan().withCalls());
    }

    private static void check(Plan plan) {
        Map<Integer, List<String>> names = NodeNames.of(plan);
        Map<String, Integer> quantities = NodeNames.quantities(plan);
        assertEquals(List.of("area", "same", "loss", "scaled"), List.copyOf(quantities.keySet()));
        assertEquals(quantities.get("area"), quantities.get("same"));
        assertEquals(List.of("area", "same"), names.get(quantities.get("area")));
        assertEquals(List.of("loss", "scaled"), names.get(quantities.get("loss")));
        assertEquals(
                Node.Element.class, plan.graph().node(quantities.get("area")).getClass());
        assertEquals(List.of("status"), names.get(plan.status()));
        assertEquals(
                List.of(List.of("required: too large"), List.of("scaled [kW/m^2]"), List.of("where: small")),
                names.entrySet().stream()
                        .filter(each -> !quantities.containsValue(each.getKey()) && each.getKey() != plan.status())
                        .filter(each -> !each.getValue().getFirst().contains("finite"))
                        .map(Map.Entry::getValue)
                        .sorted((left, right) -> left.getFirst().compareTo(right.getFirst()))
                        .toList());
        names.keySet().stream()
                .filter(node -> names.get(node).getFirst().contains(":"))
                .forEach(
                        node -> assertEquals(Type.TRUTH, plan.graph().node(node).type()));
    }
}

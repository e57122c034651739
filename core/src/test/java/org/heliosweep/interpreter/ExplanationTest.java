package org.heliosweep.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Quantity;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final String MODEL = """
            model box  "A box"
            input width  [cm] = 20   10 .. 50   "width"
            input height [m]  = 1    0.5 .. 2   "height"
            input shape = round { round, square }
            area [m^2] = width * height
            require area < 0.9 [m^2]  "too large"
            require height < 3 [m]  "too high"
            output volume [L] = area * 1 [m] * (if shape is round then 0.5 else 1)
            wide = width > height
            """;

    /** Scenario 0: 20 cm, round. 1: 20 cm, square. 2 and 3: 100 cm. All 4 m high, unless fixed otherwise. */
    private static Study study(String statements) {
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy("boxes", workbench.readModel(MODEL))
                .add("design grid\nvary width = levels(20, 100)\nvary shape = levels\n" + statements)
                .build();
    }

    @Test
    void everythingThatHasANameHasAValueInItsUnit() {
        Explanation explanation = Explanation.of(study("fix height = 1.5 [m]"), 1);
        assertEquals(
                List.of("width", "height", "shape", "area", "volume", "wide"),
                explanation.values().stream()
                        .map(Value::quantity)
                        .map(Quantity::name)
                        .toList());
        assertEquals(20, ((Value.Number) explanation.values().get(0)).value());
        assertEquals(1.5, ((Value.Number) explanation.values().get(1)).value());
        assertEquals("square", ((Value.Label) explanation.values().get(2)).label());
        assertEquals(300, ((Value.Number) explanation.values().get(4)).value(), 1e-10);
        assertEquals(false, ((Value.Truth) explanation.values().get(5)).value());
        assertEquals(0, explanation.status());
        assertEquals(Optional.empty(), explanation.reason());
    }

    @Test
    void allRequirementsThatFailAreNamedAndTheFirstCounts() {
        Explanation explanation = Explanation.of(study("fix height = 4 [m]"), 3);
        assertEquals(1, explanation.status());
        assertEquals(Optional.of("too large"), explanation.reason());
        assertEquals(
                List.of(
                        new Check("too large", false),
                        new Check("too high", false),
                        new Check("output volume is not finite", true)),
                explanation.requirements());
        assertEquals(2, Explanation.of(study("fix height = 4 [m]"), 0).status());
    }

    @Test
    void beingExcludedGoesBeforeBeingInvalid() {
        Study study = study("fix height = 4 [m]\nwhere width > 0 [m] \"none\"\nwhere width < 50 [cm] \"wide\"");
        Explanation explanation = Explanation.of(study, 2);
        assertEquals(-2, explanation.status());
        assertEquals(Optional.of("wide"), explanation.reason());
        assertEquals(List.of(new Check("none", true), new Check("wide", false)), explanation.conditions());
        assertEquals(2, Explanation.of(study, 0).status());
    }

    @Test
    void aScenarioThatIsNotThereIsRefused() {
        for (long number : new long[] {-1, 4}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Explanation.of(study(""), number))
                    .getMessage();
            assertEquals("the study boxes has the scenarios 0 to 3, not " + number, message);
        }
    }
}

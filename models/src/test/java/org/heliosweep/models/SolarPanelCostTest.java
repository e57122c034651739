package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Panels with glass and frame, and without. */
class SolarPanelCostTest {
    private final Evaluation panel = Models.at("solar-panel-cost");

    /** 9 + 3.5 + 4 + 3 + 3 = 22.5 $ a square metre with 220 W. */
    @Test
    void costOnTheGround() {
        assertEquals(22.5 / 220, panel.value("made"), 1e-12);
        assertEquals(1.5 * 22.5 / 220, panel.value("landed"), 1e-12);
        assertEquals(panel.value("made"), panel.set("duty", 0).value("landed"), 0);
    }

    /** Without glass and frame it is cheaper only with cells of the same factory and hardly a cover. */
    @Test
    void costInSpace() {
        assertEquals((9 * 20 + 100 + 3) / 220.0, panel.value("space"), 1e-12);
        assertEquals(14.0 / 22.5, panel.set("grade", 1).set("cover", 2).value("ratio"), 1e-12);
        assertTrue(panel.set("cover", 100).value("ratio") > 4, "a cover costs more than glass and frame");
    }

    /** 4 mm of glass are 10 kg. */
    @Test
    void mass() {
        assertEquals(11.8, panel.value("ground_mass"), 1e-12);
        assertEquals(1.5, panel.value("space_mass"), 1e-12);
        assertEquals(1.5 / 11.8, panel.value("mass_ratio"), 1e-12);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("solar-panel-cost")
                .rises("landed", "duty")
                .rises("ratio", "grade")
                .falls("ratio", "glass")
                .falls("made", "efficiency")
                .hold(drawn -> assertTrue(drawn.value("mass_ratio") < 1, "heavier without glass"));
    }
}

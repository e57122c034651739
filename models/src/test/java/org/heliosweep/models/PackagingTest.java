package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Interposers by what lies on them. */
class PackagingTest {
    private final Evaluation layout = Models.at("interposer-layout");

    /** Two fields of 26 with a gap of 0.5 and borders of 1 are 54.5 wide; 33 and two stacks of 11 with gaps 58 high. */
    @Test
    void outlineByHand() {
        assertEquals(54.5, layout.value("width"), 1e-12);
        assertEquals(58, layout.value("height"), 1e-12);
        assertEquals(54.5 * 58 / 858, layout.value("fields"), 1e-12);
        // Twelve stacks, six to a side, are wider than the two dies.
        layout.set("stacks", 12);
        assertEquals(6 * 11.5 - 0.5 + 2, layout.value("width"), 1e-12);
        // Four dies in two rows, and no memory.
        layout.reset().set("logic_dies", 4).set("die_rows", 2).set("stacks", 0);
        assertEquals(54.5, layout.value("width"), 1e-12);
        assertEquals(2 * 33.5 - 0.5 + 2, layout.value("height"), 1e-12);
    }

    /** Whole dies and whole stacks: half of one takes the place of one. */
    @Test
    void partsTakeWholePlaces() {
        double width = layout.set("logic_dies", 3).value("width");
        assertEquals(width, layout.set("logic_dies", 2.2).value("width"), 0);
        double sides = layout.set("stacks", 15).value("width");
        assertEquals(sides, layout.set("stacks", 16).value("width"), 0);
    }

    /** 7 to 16 to a wafer, as interposers-for-chips has it: 16 for two dies with small margins, 7 for three and more. */
    @Test
    void sevenToSixteenOnAWafer() {
        Evaluation best = Models.at("best-die-grid")
                .set("centred.width", layout.value("width"))
                .set("centred.height", layout.value("height"))
                .set("centred.street", 0.1);
        assertEquals(12, layout.value("per_wafer"), 0);
        assertEquals(14.5, best.value("dies"), 1.5);
        double four = layout.set("logic_dies", 4).set("stacks", 16).value("per_wafer");
        assertTrue(four >= 4 && four <= 7, "four dies: " + four);
        double one = layout.set("logic_dies", 1).set("stacks", 4).value("per_wafer");
        assertTrue(one >= 24, "one die: " + one);
        assertEquals(one, layout.value("logic_per_wafer"), 0);
        // Never more area than the wafer has, and for such large rectangles far from it.
        CredibleRanges.of("interposer-layout")
                .with(drawn -> drawn.choose("grid.formula", "exact_grid"))
                .rises("area", "gap")
                .rises("area", "stacks")
                .falls("per_wafer", "border")
                .hold(drawn -> assertTrue(drawn.value("used") < 85, "used: " + drawn.value("used")));
    }
}

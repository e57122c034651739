package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Input;
import org.junit.jupiter.api.Test;

/** What more of each factor is worth. */
class ShadowPricesTest {
    /** The input of yearly-limits that a factor is proportional to. */
    private static final Map<String, String> CAPACITIES = Map.of(
            "launch", "launch_mass",
            "cells", "cells",
            "assembly", "assembly",
            "power", "ground_power",
            "logic", "logic_share",
            "scanners", "scanners",
            "memory", "memory_wafers",
            "packages", "package_wafers",
            "capital", "capital");

    private static final List<String> SHARED = List.of("logic", "scanners", "memory", "packages", "capital");

    private final Evaluation prices = Models.at("shadow-prices");

    /** Against the whole model, evaluated again with 1 % more of each factor. */
    @Test
    void againstTheModelWithMoreOfAFactor() {
        Evaluation limits = Models.at("yearly-limits");
        int[] worth = new int[1];
        CredibleRanges.of("shadow-prices").hold(drawn -> {
            limits.reset();
            for (Input input : Models.WORKBENCH.model("yearly-limits").inputs()) {
                switch (input) {
                    case Input.Number number -> limits.set(number.name(), drawn.value("base." + number.name()));
                    case Input.Choice choice -> limits.choose(choice.name(), drawn.label("base." + choice.name()));
                }
            }
            double before = limits.value("added");
            double step = drawn.value("step") / 100;
            CAPACITIES.forEach((factor, input) -> {
                double capacity = limits.value(input);
                double gained = limits.set(input, capacity * (1 + step)).value("added") - before;
                limits.set(input, capacity);
                assertEquals(gained, drawn.value(factor + "_gain"), 1e-10 * before, factor);
                assertTrue(gained <= drawn.value("best.value") + 1e-10 * before, factor);
                worth[0] += gained > 0 ? 1 : 0;
            });
        });
        assertTrue(worth[0] > 500, "only " + worth[0] + " factors are worth anything");
    }

    /** A factor that limits alone is worth all of itself; a shared one that limits the ground alone only that part. */
    @Test
    void worthOfWhatLimits() {
        assertEquals(1, prices.value("launch_worth"), 1e-9);
        assertEquals("memory", prices.label("best"));
        double ground = prices.value("base.ground_memory");
        double orbit = prices.value("base.orbit_memory");
        // 1 % more of the memory is 1 % more on the ground, up to the factors that nearly limit, and nothing in orbit.
        prices.set("step", 0.1);
        assertEquals(ground / (ground + orbit), prices.value("memory_worth"), 1e-9);
        for (String factor : List.of("cells", "assembly", "power", "logic", "scanners", "packages", "capital")) {
            assertEquals(0, prices.value(factor + "_worth"), 0, factor);
        }
    }

    /** Of two that tie, more of one alone is worth nothing, though both limit; what is said is how many there are. */
    @Test
    void tiesAreWorthNothingAlone() {
        double before = prices.value("ties");
        // Assembly brought to launch.
        double ratio = prices.value("base.orbit_launch") / prices.value("base.orbit_assembly");
        prices.set("base.assembly", 0.5 * ratio * (1 + 1e-12));
        assertEquals(0, prices.value("launch_worth"), 1e-9);
        assertEquals(0, prices.value("assembly_worth"), 1e-9);
        assertEquals(before + 1, prices.value("ties"), 0);
    }

    /** Between 0 and 1, and 0 for all that is more than a step away from limiting. */
    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("shadow-prices").hold(drawn -> {
            for (String factor : CAPACITIES.keySet()) {
                double worth = drawn.value(factor + "_worth");
                assertTrue(worth >= 0 && worth <= 1 + 1e-9, factor + ": " + worth);
                if (SHARED.contains(factor)
                        && drawn.value("base.orbit_" + factor) > 1.06 * drawn.value("base.orbit.value")
                        && drawn.value("base.ground_" + factor) > 1.06 * drawn.value("base.ground.value")) {
                    assertEquals(0, worth, 0, factor);
                }
            }
        });
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Spare loops against debris. */
class RadiatorLoopsTest {
    private final Evaluation radiator = Models.at("radiator-loops");

    /** 155.09 m² in 10 loops: 0.005 · 1.05^-2.6 · 15.509 · 0.06 · 5 = 0.02049 holes each, 81 % that none is lost. */
    @Test
    void defaultsByHand() {
        assertEquals(1.05, radiator.value("critical"), 1e-12);
        assertEquals(0.020491, radiator.value("holes"), 1e-6);
        assertEquals(Math.exp(-0.020491), radiator.value("survival"), 1e-6);
        assertEquals(Math.exp(-0.20491), radiator.value("unprotected"), 1e-5);
        assertEquals(2, radiator.value("spares"), 0);
        assertEquals(155.0859 * 1.2, radiator.value("area"), 0.001);
        assertEquals(155.0859 * 6 * 1.2 + 100, radiator.value("mass"), 0.01);
    }

    /** Halving the holes takes 2^(1 / 2.6) = 1.3 times the wall. */
    @Test
    void thickerWalls() {
        double before = radiator.value("holes");
        radiator.set("wall", 1.5 * Math.pow(2, 1 / 2.6));
        assertEquals(before / 2, radiator.value("holes"), 1e-12);
        assertEquals(1.3, radiator.value("critical") / 1.05, 0.01);
        CredibleRanges.of("radiator-loops").falls("holes", "wall");
        CredibleRanges.of("radiator-loops").falls("spares", "wall");
        CredibleRanges.of("radiator-loops").rises("spares", "life");
    }

    /** The spare loops are the margin: what the radiator alone adds against debris is not added to it. */
    @Test
    void marginAgainstDebrisCountsOnce() {
        Evaluation panel = Models.at("radiator");
        double alone = panel.value("area") / 1.1;
        assertEquals(alone * (1 + radiator.value("spare_area") / 100), radiator.value("area"), 1e-9);
        radiator.set("flux", 0);
        assertEquals(0, radiator.value("spares"), 0);
        assertEquals(alone, radiator.value("area"), 1e-9);
    }

    /** More and smaller loops lose less with each hole: one spare loop is a smaller share of them. */
    @Test
    void manyLoopsNeedLessSpareArea() {
        double few = radiator.set("loops", 2).value("spare_area");
        double many = radiator.set("loops", 30).value("spare_area");
        assertTrue(few >= 50 && many <= 15, few + " and " + many);
    }

    @Test
    void hugeLoopIsRefused() {
        radiator.set("heat", 30_000);
        assertEquals(Optional.of("more than some thousand square metres on one loop"), radiator.reason());
    }
}

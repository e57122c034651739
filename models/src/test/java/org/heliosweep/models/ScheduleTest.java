package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.heliosweep.design.Design;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The critical path of a site. */
class ScheduleTest {
    private final Evaluation site = Models.at("site-schedule");

    /** 30 + 45 + 14 + 14 + 19 days; power decides before cooling (70) and chips (60). */
    @Test
    void criticalPathByHand() {
        assertEquals("power", site.label("slowest"));
        assertEquals(122, site.value("finish"), 1e-9);
        assertEquals(222, site.value("in_a_row"), 1e-9);
        assertEquals("chips", site.set("chips", 80).label("slowest"));
        assertEquals(127, site.value("finish"), 1e-9);
        assertEquals("cooling", site.set("cooling", 56).label("slowest"));
        assertEquals(133, site.value("finish"), 1e-9);
    }

    /** 15 MW are there; 100 000 at 1.15 to 1.5 kW need 115 to 150. */
    @ParameterizedTest
    @CsvSource({"1.15, 115, 100", "1.5, 150, 135"})
    void powerThatIsMissing(double each, double needed, double gap) {
        site.set("gpu_power", each);
        assertEquals(needed, site.value("needed"), 1e-9);
        assertEquals(gap, site.value("gap"), 1e-9);
    }

    /** With all of its power from the grid, a site waits for no generators. */
    @Test
    void nobodyWaitsForGeneratorsThatAreNotNeeded() {
        site.set("grid", 150);
        assertEquals(0, site.value("gap"), 0);
        assertEquals("cooling", site.label("slowest"));
        assertEquals(117, site.value("finish"), 1e-9);
    }

    /** A plan of medians is the 122 days; of 80th percentiles, each task 1 + 0.4 (1 - √0.4) = 1.147 of its own. */
    @Test
    void planAtAPercentile() {
        Evaluation plan = Models.at("schedule-percentiles");
        assertEquals(122, plan.value("finish"), 1e-9);
        assertEquals(75, plan.value("ready"), 1e-9);
        assertEquals(Math.pow(0.5, 7) * 100, plan.value("all_kept"), 1e-12);
        assertEquals(1 + 0.4 * (1 - Math.sqrt(0.4)), plan.set("percentile", 80).value("factor"), 1e-12);
        assertEquals(122 * plan.value("factor"), plan.value("finish"), 1e-9);
        assertEquals(0.6, plan.set("percentile", 0).value("factor"), 1e-12);
        assertEquals(1.4, plan.set("percentile", 100).value("factor"), 1e-12);
        CredibleRanges.of("schedule-percentiles").rises("finish", "percentile").hold(drawn -> {
            // The distribution function of the triangle gives back the percentile.
            double spread = drawn.value("spread") / 100;
            double at = (drawn.value("factor") - 1) / spread;
            double below = at <= 0 ? (1 + at) * (1 + at) / 2 : 1 - (1 - at) * (1 - at) / 2;
            assertEquals(drawn.value("percentile") / 100, below, 1e-9);
        });
    }

    /**
     * A plan of medians is kept by four sites in ten, since the last of three must be done; one of 80th percentiles by
     * nearly all, since tasks in a row are not all late.
     */
    @Test
    void planOfMediansIsMissedMoreOftenThanNot() {
        double[] finish = Grid.of(Models.WORKBENCH
                        .study("site-schedule")
                        .add("keep finish")
                        .scenarios(4_000))
                .column("finish");
        double kept = DoubleStream.of(finish).filter(days -> days <= 122).count() / 4000.0;
        assertEquals(0.38, kept, 0.03);
        double safe = Models.at("schedule-percentiles").set("percentile", 80).value("finish");
        assertTrue(DoubleStream.of(finish).filter(days -> days <= safe).count() > 0.9 * 4000);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("site-schedule")
                .rises("finish", "building")
                .rises("finish", "power")
                .rises("finish", "chips")
                .rises("finish", "commissioning")
                .hold(drawn ->
                        assertTrue(drawn.value("finish") <= drawn.value("in_a_row") + 1e-9, "slower than in a row"));
    }

    /** The mean of the longest path is longer than the path of the means, which is that of the defaults. */
    @Test
    void meanOfTheLongestIsLonger() {
        Study study = Models.WORKBENCH.study("site-schedule").build();
        assertTrue(study.design() instanceof Design.Random random && random.size() == 1_000_000);
        double sum = 0;
        AtomicInteger chips = new AtomicInteger();
        int scenarios = 2_000;
        for (int number = 0; number < scenarios; number++) {
            for (Value value : Explanation.of(study, number).values()) {
                switch (value) {
                    case Value.Number(var quantity, double found)
                    when quantity.name().equals("finish") -> sum += found;
                    case Value.Label label when label.label().equals("chips") -> chips.incrementAndGet();
                    default -> {}
                }
            }
        }
        // Each duration is symmetrical about its default, with a standard deviation of 0.163 of it.
        assertEquals(126, sum / scenarios, 2);
        assertTrue(sum / scenarios > 123, "mean: " + sum / scenarios);
        assertTrue(chips.get() > 50, "chips decide only " + chips + " times");
    }
}

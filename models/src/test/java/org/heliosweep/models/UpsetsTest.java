package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upsets of chips in orbit. */
class UpsetsTest {
    private final Evaluation upsets = Models.at("radiation-upsets");

    /** 150 rad a year: 7.5 to 10.7 silent corruptions, 3.4 errors in memory, 0.03 stops. A rad here is no angle. */
    @Test
    void eventsPerChip() {
        assertEquals(7.5, upsets.set("silent_dose", 20).value("silent"), 1e-9);
        assertEquals(10.7, upsets.set("silent_dose", 14).value("silent"), 0.02);
        assertEquals(3.41, upsets.value("memory"), 0.01);
        assertEquals(0.03, upsets.value("interrupt"), 1e-12);
        assertEquals(20, upsets.value("over_ground"), 0.5);
    }

    /** 100 000 chips that must all work: a stop every 93 s from errors in memory alone. */
    @Test
    void aLargeJobStopsEveryMinuteAndAHalf() {
        upsets.set("chips", 100_000);
        assertEquals(92, upsets.value("between_stops"), 1);
        assertEquals(92.57, upsets.set("interrupt_dose", 1e12).value("between_stops"), 0.01);
    }

    /** Where a copy takes half of the time between stops or more, no synchronous job gets anywhere. */
    @Test
    void infeasibleJobs() {
        upsets.set("chips", 100_000);
        assertTrue(upsets.truth("feasible"));
        upsets.set("copy_time", 46);
        assertFalse(upsets.truth("feasible"));
        assertTrue(upsets.value("waste") >= 1);
        assertTrue(upsets.value("useful") > 0 && upsets.value("useful") < 0.2, "useful: " + upsets.value("useful"));
        double largest = upsets.value("largest_job");
        assertTrue(upsets.set("chips", 0.999 * largest).truth("feasible"));
        assertFalse(upsets.set("chips", 1.001 * largest).truth("feasible"));
        assertEquals(upsets.value("between_stops"), 2 * 46, 0.2);
    }

    /** The interval is the best one of first order, and what is wasted there is √(2 C / MTBF). */
    @Test
    void intervalIsTheBest() {
        CredibleRanges.of("radiation-upsets").hold(drawn -> {
            double stops = drawn.value("between_stops");
            double copy = drawn.value("copy_time");
            double waste = drawn.value("waste");
            assertEquals(Math.sqrt(2 * copy / stops), waste, 1e-9 * waste);
            for (double other : new double[] {0.7, 0.95, 1.05, 1.4}) {
                double interval = other * drawn.value("interval");
                assertTrue(copy / interval + interval / (2 * stops) > waste, "a better interval");
            }
            assertEquals(drawn.truth("feasible"), stops > 2 * copy);
        });
    }

    /** Against jobs that are played through, with stops at random. */
    @ParameterizedTest
    @CsvSource({"10_000, 30, 60", "100_000, 30, 60", "1_000, 100, 600", "300_000, 20, 5"})
    void usefulTimeAgainstPlayedJobs(String chips, double copy, double restart) {
        upsets.set("chips", Double.parseDouble(chips.replace("_", "")))
                .set("copy_time", copy)
                .set("restart_time", restart);
        double mean = upsets.value("between_stops");
        double segment = upsets.value("interval") + copy;
        SplittableRandom random = new SplittableRandom(1);
        double time = 0;
        int kept = 0;
        for (int stop = 0; stop < 400_000; stop++) {
            // Stops come during restarts as well; then the restart begins again.
            double until = -mean * Math.log(1 - random.nextDouble());
            kept += (int) (until / segment);
            time += until + restart;
        }
        double played = kept * upsets.value("interval") / time;
        assertEquals(played, upsets.value("useful"), 0.01 * played);
    }

    /** For few stops the exact share and the first order agree. */
    @Test
    void firstOrderHoldsWhereStopsAreRare() {
        upsets.set("chips", 100).set("restart_time", 0);
        assertEquals(1 - upsets.value("waste"), upsets.value("useful"), 0.0005);
    }

    /** 1 - e^-x of a few millionths, without losing digits; bursts hit fewer answers for the same number of events. */
    @Test
    void badAnswers() {
        double events = (150 / 17.0 + 150 / 44.0 + 0.03) * 20 / 3.15576e7;
        assertEquals(-Math.expm1(-events), upsets.value("bad_answers"), 1e-20);
        upsets.set("answer_time", 3e6);
        events *= 1.5e5;
        assertEquals(-Math.expm1(-events), upsets.value("bad_answers"), 1e-14);
        upsets.choose("bursts", "bursts").set("burst_shape", 0.5);
        assertEquals(1 - Math.pow(1 + events / 0.5, -0.5), upsets.value("bad_answers"), 1e-14);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("radiation-upsets")
                .rises("bad_answers", "dose")
                .rises("bad_answers", "answer_time")
                .falls("between_stops", "chips")
                .falls("useful", "chips")
                .falls("useful", "restart_time")
                .hold(drawn -> {
                    double burst = drawn.choose("bursts", "bursts").value("bad_answers");
                    double even = drawn.choose("bursts", "even").value("bad_answers");
                    assertTrue(burst < even, "bursts hit more answers");
                    // Many small bursts are no bursts.
                    drawn.choose("bursts", "bursts").set("burst_shape", 1e9);
                    assertEquals(even, drawn.value("bad_answers"), 1e-9 * even);
                });
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fabs that are built. */
class RampTest {
    private final Evaluation ramp = Models.at("ramp");
    private final Evaluation fab = Models.at("fab-ramp");

    /** Five years to 90 %, four to half, nothing before the fab is built although the curve is not zero there. */
    @ParameterizedTest
    @CsvSource({"5, 0.9", "4, 0.5", "3, 0.1", "2.5, 0.0357", "2.49, 0", "0, 0", "15, 1"})
    void fiveYearsToVolume(double time, double expected) {
        assertEquals(expected, ramp.set("time", time).value("level"), 1e-4);
        assertEquals(expected * 1e5, fab.set("all_sites.time", time).value("wafers"), 10);
    }

    /** The width is from 10 to 90 %, which is ln 81 in the exponent, not 1 or ln 9. */
    @Test
    void width() {
        ramp.set("width", 3.4).set("midpoint", 5).set("build", 1);
        assertEquals(0.1, ramp.set("time", 5 - 1.7).value("level"), 1e-12);
        assertEquals(0.9, ramp.set("time", 5 + 1.7).value("level"), 1e-12);
    }

    /** Far out on either side nothing overflows. */
    @Test
    void farFromTheMiddle() {
        ramp.set("width", 0.001).set("build", 0);
        assertEquals(0, ramp.set("time", 0.1).value("level"), 0);
        assertEquals(0, ramp.value("years"), 1e-12);
        assertEquals(1, ramp.set("time", 14).value("level"), 0);
        assertEquals(10, ramp.value("years"), 1e-9);
    }

    /** What was made is the integral of the rate, by Simpson's rule from the day on which the first site is built. */
    @Test
    void whatWasMadeIsTheIntegral() {
        CredibleRanges.of("ramp").with(drawn -> drawn.set("sites", 1)).hold(drawn -> {
            double years = drawn.value("years");
            double time = drawn.value("time");
            double build = drawn.value("build");
            double integral = 0;
            int steps = 200;
            for (int i = 0; i <= steps && time > build; i++) {
                double simpson = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
                double at = i == steps ? time : build + (time - build) * i / steps;
                integral += simpson * drawn.set("time", at).value("level") * (time - build) / steps / 3;
            }
            assertEquals(integral, years, 1e-6);
        });
    }

    /** A fleet is the sum of shifted curves: three and a half sites, the last of which is half a site. */
    @Test
    void fleetIsASumOfShiftedCurves() {
        ramp.set("time", 6).set("spacing", 0.75);
        double levels = 0;
        double years = 0;
        for (double[] site : new double[][] {{6, 1}, {5.25, 1}, {4.5, 1}, {3.75, 0.5}}) {
            levels += site[1] * ramp.set("time", site[0]).set("sites", 1).value("level");
            years += site[1] * ramp.value("years");
        }
        ramp.set("time", 6).set("sites", 3.5);
        assertEquals(levels, ramp.value("level"), 1e-12);
        assertEquals(years, ramp.value("years"), 1e-12);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("ramp")
                .rises("level", "time")
                .rises("level", "sites")
                .rises("years", "time")
                .falls("level", "build")
                .falls("level", "midpoint")
                .hold(drawn -> {
                    double sites = drawn.value("sites");
                    assertTrue(drawn.value("level") >= 0 && drawn.value("level") <= sites, "more than all sites");
                    assertTrue(drawn.value("years") <= sites * drawn.value("time"), "more than full capacity");
                });
    }

    /** Defects fall from the first wafer on, not from the first day of building. */
    @Test
    void learningBeginsWithTheFirstWafer() {
        assertEquals(0.5, fab.set("all_sites.time", 2.5).value("defect_density"), 1e-15);
        assertEquals(0.5, fab.set("all_sites.time", 1).value("defect_density"), 1e-15);
        fab.set("all_sites.time", 3.25);
        assertEquals(0.08 + 0.42 / Math.E, fab.value("defect_density"), 1e-12);
        assertEquals(0.08, fab.set("all_sites.time", 15).value("defect_density"), 1e-6);
        CredibleRanges.of("fab-ramp")
                .falls("defect_density", "all_sites.time")
                .rises("all_wafers", "all_sites.sites")
                .hold(drawn ->
                        assertTrue(drawn.value("wafers") <= drawn.value("all_wafers") + 1e-9, "less than one site"));
    }

    /** 90 000 starts, 64 dies and what Murphy leaves at 0.095 per square centimetre. */
    @Test
    void goodDies() {
        Evaluation output = Models.at("fab-output");
        double defects = 8.58 * (0.08 + 0.42 * Math.exp(-2.5 / 0.75));
        double yield = Math.pow((1 - Math.exp(-defects)) / defects, 2);
        assertEquals(90_000 * 64 * yield, output.value("good_dies"), 1);
        output.set("fab.all_sites.time", 2.6);
        assertEquals(Optional.of("process: more than 3 defects per die: none of these models holds"), output.reason());
    }
}

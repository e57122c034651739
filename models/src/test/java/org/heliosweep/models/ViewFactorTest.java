package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewFactorTest {
    private static final double EARTH_RADIUS = 6378.137;

    private final Evaluation viewFactor = Models.at("view-factor");

    @Test
    void edgeOnFaceSeesAQuarter() {
        assertEquals(0.24901, viewFactor.value("factor"), 1e-5);
    }

    /** (R / r)² towards the Earth, nothing away from it. */
    @Test
    void facesTowardsAndAwayFromTheEarth() {
        viewFactor.set("angle", 0);
        assertEquals(Math.pow(6378.137 / 6978.137, 2), viewFactor.value("factor"), 1e-12);
        viewFactor.set("angle", 180);
        assertEquals(0, viewFactor.value("factor"), 0);
    }

    /** Against the integral of cosθ over the part of the Earth's disc in front of the face, on a grid of directions. */
    @ParameterizedTest
    @CsvSource({
        "600, 10",
        "600, 23",
        "600, 25",
        "600, 45",
        "600, 60",
        "600, 70",
        "600, 90",
        "600, 110",
        "600, 130",
        "600, 150",
        "600, 157",
        "1400, 30",
        "1400, 50",
        "1400, 120",
        "400, 140"
    })
    void agreesWithQuadrature(double altitude, double angle) {
        viewFactor.set("altitude", altitude).set("angle", angle);
        assertEquals(quadrature(altitude, Math.toRadians(angle)), viewFactor.value("factor"), 1e-5);
    }

    private static double quadrature(double altitude, double angle) {
        double disc = Math.asin(EARTH_RADIUS / (EARTH_RADIUS + altitude));
        int steps = 700;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double fromNadir = (i + 0.5) * disc / steps;
            for (int j = 0; j < steps; j++) {
                double around = (j + 0.5) * Math.PI / steps;
                double cosine = Math.cos(angle) * Math.cos(fromNadir)
                        + Math.sin(angle) * Math.sin(fromNadir) * Math.cos(around);
                sum += Math.max(0, cosine) * Math.sin(fromNadir);
            }
        }
        return sum * 2 * disc / steps / steps;
    }

    /** Near the ground, what is not Earth is sky: both faces of a plate see all of the Earth between them. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 20, 45, 70, 90})
    void bothFacesSeeTheWholeEarthNearTheGround(double angle) {
        viewFactor.set("altitude", 1e-6).set("angle", angle);
        double front = viewFactor.value("factor");
        assertEquals((1 + Math.cos(Math.toRadians(angle))) / 2, front, 1e-3);
        viewFactor.set("angle", 180 - angle);
        assertEquals(1, front + viewFactor.value("factor"), 1e-3);
    }

    @Test
    void higherPlatesSeeLess() {
        double low = viewFactor.value("factor");
        viewFactor.set("altitude", 1400);
        assertTrue(viewFactor.value("factor") < 0.75 * low);
    }

    /** Nothing but the Earth and the sky: a face sees between none and all, and the more the nearer the Earth is. */
    @Test
    void factorsAreShares() {
        CredibleRanges.of("view-factor").hold(drawn -> {
            double front = drawn.value("factor");
            double back = drawn.set("angle", 180 - drawn.value("angle")).value("factor");
            assertTrue(front >= 0 && front < 1 && back >= 0 && front + back < 1);
        });
        CredibleRanges.of("view-factor").falls("factor", "altitude");
        CredibleRanges.of("view-factor").falls("factor", "angle");
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

class RadiatorTest {
    private static final double SIGMA = 5.670374419e-8;

    private final Evaluation radiator = Models.at("radiator");

    /**
     * 2 · 0.88 · σ · 313⁴ = 957.86 W/m² emitted; absorbed 2 · 0.24901 · (0.88 · 239 + 0.25 · 1361 · 0.3 · 0.1) from the
     * Earth and 2 · 0.88 · 0.1 · σ · 325⁴ from the array = 221.17; fin 0.87527; area 100 000 · 1.1 / 644.8.
     */
    @Test
    void defaultsByHand() {
        assertEquals(957.859, radiator.value("emitted"), 0.001);
        assertEquals(5.0835, radiator.value("surroundings.from_albedo"), 0.0001);
        assertEquals(104.743, radiator.value("surroundings.from_earth"), 0.001);
        assertEquals(111.342, radiator.value("surroundings.from_craft"), 0.001);
        assertEquals(221.168, radiator.value("surroundings.absorbed"), 0.002);
        assertEquals(0.87527, radiator.value("fin.efficiency"), 0.00001);
        assertEquals(644.80, radiator.value("flux"), 0.01);
        assertEquals(170.594, radiator.value("area"), 0.005);
        assertEquals(1023.57, radiator.value("panel_mass"), 0.03);
        assertEquals(100, radiator.value("loop_mass"), 1e-9);
        assertEquals(1123.57, radiator.value("mass"), 0.03);
    }

    /** The effective sink: absorbed = 2 ε σ T_s⁴. */
    @Test
    void panelAtSinkTemperatureRejectsNothing() {
        double sink = radiator.value("sink_temperature");
        assertEquals(216.97, sink, 0.01);
        assertEquals(221.168, 2 * 0.88 * SIGMA * Math.pow(sink, 4), 0.002);
        // The fin formula does not matter: there is nothing to reject.
        radiator.set("temperature", sink + 1e-6);
        assertEquals(0, radiator.value("flux"), 1e-4);
    }

    /** 20 % more kelvin: 1.2⁻⁴ = 0.48225 of the area where nothing comes back and the panel is even. */
    @Test
    void twentyPercentHotterHalvesAnEvenPanelInEmptySpace() {
        emptySpace();
        double before = radiator.value("area");
        radiator.set("temperature", 313 * 1.2);
        assertEquals(0.48225, radiator.value("area") / before, 1e-5);
    }

    /** With surroundings it is (T₁⁴ - T_s⁴) / (T₂⁴ - T_s⁴), which is less. */
    @Test
    void surroundingsMakeHotterPanelsBetterStill() {
        radiator.set("fin.half_pitch", 0.001);
        double before = radiator.value("area");
        double sink = Math.pow(radiator.value("sink_temperature"), 4);
        double expected = (Math.pow(313, 4) - sink) / (Math.pow(375.6, 4) - sink);
        radiator.set("temperature", 375.6);
        assertEquals(expected, radiator.value("area") / before, 1e-6);
        assertTrue(expected < 0.45);
    }

    /** A finned panel gains less, since its fins get worse as T³ grows. */
    @Test
    void finsTakeSomeOfTheGainOfHotterPanels() {
        emptySpace();
        radiator.set("fin.half_pitch", 55);
        double before = radiator.value("area");
        radiator.set("temperature", 313 * 1.2);
        assertTrue(radiator.value("area") / before > 0.50);
    }

    private void emptySpace() {
        radiator.set("surroundings.earth_infrared", 0)
                .set("surroundings.albedo", 0)
                .set("surroundings.craft_view", 0)
                .set("fin.half_pitch", 0.001);
    }

    /** Infrared is absorbed with the emissivity: with the solar absorptivity it would be 29.8 W/m². */
    @Test
    void infraredIsNotAbsorbedLikeSunlight() {
        radiator.set("surroundings.solar_absorptivity", 0.06);
        assertEquals(104.743, radiator.value("surroundings.from_earth"), 0.001);
        assertEquals(111.342, radiator.value("surroundings.from_craft"), 0.001);
        assertEquals(5.0835 * 0.06 / 0.25, radiator.value("surroundings.from_albedo"), 0.0001);
    }

    /** 0.25 · 1361 = 340.25 W/m² on one face: with the emissivity it would be 1198, with both faces 680. */
    @Test
    void sunlightIsAbsorbedWithSolarAbsorptivityOnOneFace() {
        radiator.set("surroundings.sun_angle", 0);
        assertEquals(340.25, radiator.value("surroundings.from_sun"), 1e-6);
        radiator.set("surroundings.sun_angle", 180);
        assertEquals(340.25, radiator.value("surroundings.from_sun"), 1e-6);
        radiator.set("surroundings.sun_angle", 60);
        assertEquals(340.25 / 2, radiator.value("surroundings.from_sun"), 1e-6);
    }

    /** Both faces see the Earth even edge-on: turning to nadir and zenith takes ΣF from 0.498 to 0.835. */
    @Test
    void panelThatFacesTheEarthIsLarger() {
        double edgeOn = radiator.value("area");
        assertEquals(0.49802, radiator.value("surroundings.earth_view"), 0.00001);
        radiator.set("surroundings.nadir_angle", 0);
        assertEquals(0.83543, radiator.value("surroundings.earth_view"), 0.00001);
        assertTrue(radiator.value("area") > 1.1 * edgeOn);
    }

    /** The margin against debris is in the area and nowhere else. */
    @Test
    void spareAreaCountsOnce() {
        double with = radiator.value("mass");
        radiator.set("spare_area", 0);
        assertEquals(1023.567 / 1.1 + 100, radiator.value("mass"), 0.01);
        assertEquals(1123.567, with, 0.01);
        assertEquals(100_000, radiator.value("flux") * radiator.value("area"), 0.01);
    }

    @Test
    void coldPanelIsRefusedWithTheReason() {
        radiator.set("temperature", 250).set("surroundings.sun_angle", 0);
        assertEquals(
                Optional.of("the panel is colder than its surroundings and cannot reject heat"), radiator.reason());
    }

    /** Heat in is heat out, and no input makes it otherwise. */
    @Test
    void heatIsRejected() {
        CredibleRanges.of("radiator").hold(drawn -> {
            double rejected = drawn.value("flux") * drawn.value("area") / (1 + drawn.value("spare_area") / 100);
            assertEquals(1000 * drawn.value("heat"), rejected, 1e-9 * rejected);
        });
        CredibleRanges.of("radiator").falls("area", "temperature");
        CredibleRanges.of("radiator").rises("mass", "spare_area");
        CredibleRanges.of("radiator").rises("area", "surroundings.craft_view");
        CredibleRanges.of("radiator").rises("area", "surroundings.solar_absorptivity");
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule that a fifth more kelvin halves a radiator. */
class HotterPanelTest {
    private final Evaluation panel = Models.at("hotter-panel");

    /** 1.2⁻⁴ = 0.48225, whatever the temperature. */
    @ParameterizedTest
    @CsvSource({"348", "358", "378"})
    void limitInEmptySpace(double junction) {
        panel.set("sink", 0).set("before.junction_temperature", junction);
        assertEquals(0.48225, panel.value("even_ratio"), 1e-5);
    }

    /** With surroundings of 200 to 230 K a panel of 335 K becomes smaller still, by the difference of fourth powers. */
    @ParameterizedTest
    @CsvSource({"200, 0.447", "230, 0.420"})
    void surroundings(double sink, double expected) {
        panel.set("sink", sink).set("before.junction_temperature", 380);
        assertEquals(335, panel.value("cool"), 1e-9);
        assertEquals(expected, panel.value("even_ratio"), 0.002);
        double fourth = Math.pow(sink, 4);
        double ratio = (Math.pow(335, 4) - fourth) / (Math.pow(402, 4) - fourth);
        assertEquals(ratio, panel.value("even_ratio"), 1e-12);
    }

    /** The ratio is that of the model of the radiator, fins included. */
    @Test
    void agreesWithTheRadiator() {
        Evaluation radiator = Models.at("radiator");
        double cool = radiator.value("area");
        panel.set("sink", radiator.value("sink_temperature"));
        double hot = radiator.set("temperature", 1.2 * 313).value("area");
        assertEquals(hot / cool, panel.value("even_ratio") * panel.value("fin_ratio"), 1e-9);
    }

    /** 0.7 · 0.482 + 0.3 = 0.64 of the thermal system: what is not panel does not shrink. */
    @Test
    void onlyPanelsShrink() {
        panel.set("sink", 0);
        assertEquals(0.6376, panel.value("even_mass_ratio"), 1e-4);
        assertEquals(0.48225, panel.set("panel_share", 1).value("even_mass_ratio"), 1e-5);
        assertEquals(1, panel.set("panel_share", 0).value("even_mass_ratio"), 0);
    }

    /**
     * A fifth of the panel's 313 K is 62.6 K, and the chip must rise as much: a fifth of its 40 °C would be 8 K. A chip
     * as cold as its panel, at 353 K, would rise by 71 K and age 46 times as fast.
     */
    @Test
    void theRiseIsOfAbsoluteTemperature() {
        assertEquals(62.6, panel.value("chip_rise"), 1e-9);
        assertEquals(358 + 62.6, panel.value("after.junction_temperature"), 1e-9);
        panel.set("before.junction_temperature", 353).set("before.die_power", 0).set("before.exchanger_drop", 0);
        panel.set("before.coolant_rise", 0).set("before.film_drop", 0);
        assertEquals(70.6, panel.value("chip_rise"), 1e-9);
        assertEquals(46.4, panel.value("ageing_ratio"), 0.5);
    }

    /** Fins and leakage take back a part of the gain: 0.49 at the defaults instead of 0.42. */
    @Test
    void finsAndLeakageTakeSomeBack() {
        assertEquals(1 + 0.15 * 0.01 * 62.6, panel.value("power_ratio"), 1e-12);
        assertEquals(0.417, panel.value("even_ratio"), 0.001);
        assertEquals(0.493, panel.value("area_ratio"), 0.001);
        CredibleRanges.of("hotter-panel").hold(drawn -> {
            assertTrue(drawn.value("even_ratio") < drawn.value("area_ratio"));
            assertTrue(drawn.value("area_ratio") < drawn.value("mass_ratio"));
            assertTrue(drawn.value("ageing_ratio") > 1);
        });
        CredibleRanges.of("hotter-panel").falls("even_ratio", "rise");
        CredibleRanges.of("hotter-panel").falls("even_ratio", "sink");
        CredibleRanges.of("hotter-panel").rises("ageing_ratio", "rise");
    }

    @Test
    void nothingChangesWithoutARise() {
        panel.set("rise", 0);
        assertEquals(1, panel.value("area_ratio"), 1e-15);
        assertEquals(1, panel.value("mass_ratio"), 1e-15);
        assertEquals(1, panel.value("ageing_ratio"), 0);
    }

    @Test
    void coldPanelIsRefused() {
        panel.set("sink", 320);
        assertEquals(Optional.of("the panel is colder than its surroundings and cannot reject heat"), panel.reason());
    }
}

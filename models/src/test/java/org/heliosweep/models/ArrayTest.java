package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Solar arrays: heat balance, warm cells, ageing. */
class ArrayTest {
    private static final double SIGMA = 5.670374419e-8;

    private final Evaluation array = Models.at("array-temperature");
    private final Evaluation cells = Models.at("sunlight-and-cells");

    /** What is absorbed leaves by wire or as infrared; what Newton's method leaves is below 0.1 mW/m². */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.17, 0.22, 0.27, 0.34})
    void heatBalanceCloses(double efficiency) {
        array.set("cell_efficiency", efficiency);
        assertEquals(array.value("absorbed"), array.value("electricity") + array.value("emitted"), 1e-4);
    }

    /**
     * 0.91 · 1361 of sunlight, 0.24901 · 239 · 1.73 of infrared and 1361 · 0.3 · 0.1 · 0.24901 · 1.16 of albedo:
     * 1353.3 W/m².
     */
    @Test
    void absorbedByHand() {
        assertEquals(1238.51 + 102.96 + 11.794, array.value("absorbed"), 0.01);
    }

    /** An array that kept its electricity as heat would be 16 K hotter: (1353.26 / (1.73 σ))^¼ = 342.7 K. */
    @Test
    void electricityLeavesTheArray() {
        double withoutWire = Math.pow(array.value("absorbed") / (1.73 * SIGMA), 0.25);
        assertEquals(342.7, withoutWire, 0.1);
        assertEquals(326.164, array.value("temperature"), 0.001);
        array.set("cell_efficiency", 0);
        assertEquals(withoutWire, array.value("temperature"), 1e-9);
    }

    /** 269.5 W/m² at 298 K, 10 % less at 326 K. Cells at 25 °C would be an error of 11 %. */
    @Test
    void cellsAreWarm() {
        double nominal = 1361 * 0.22 * 0.90;
        double expected = nominal * (1 - 0.0035 * (326.164 - 298.15));
        assertEquals(expected, cells.value("start_of_life"), 0.05);
        assertEquals(0.902, cells.value("start_of_life") / nominal, 0.001);
    }

    /** 0.975⁵ = 0.8811. */
    @Test
    void endOfLife() {
        assertEquals(0.88110, cells.value("remaining"), 1e-5);
        assertEquals(0.88110 * cells.value("start_of_life"), cells.value("end_of_life"), 0.01);
        cells.set("years", 0);
        assertEquals(cells.value("start_of_life"), cells.value("end_of_life"), 1e-12);
    }

    @Test
    void tiltedArrayGetsLessSun() {
        double facing = cells.value("array.absorbed");
        cells.set("pointing", 60);
        assertTrue(cells.value("array.absorbed") < 0.55 * facing);
        assertTrue(cells.value("temperature") < 290);
        cells.set("pointing", 90);
        assertEquals(Optional.of("the array looks away from the Sun"), cells.reason());
    }

    @Test
    void moreElectricityThanLightIsRefused() {
        array.set("cell_efficiency", 1)
                .set("packing", 1)
                .set("absorptance", 0.9)
                .set("earth_infrared", 0);
        assertEquals(Optional.of("the array would turn more into electricity than it absorbs"), array.reason());
    }

    /** The balance closes over all credible ranges, and hotter arrays give less. */
    @Test
    void balanceClosesOverTheCredibleRanges() {
        CredibleRanges.of("array-temperature")
                .hold(drawn -> assertEquals(
                        drawn.value("absorbed"), drawn.value("electricity") + drawn.value("emitted"), 0.01));
        CredibleRanges.of("array-temperature").rises("temperature", "absorptance");
        CredibleRanges.of("array-temperature").falls("electricity", "absorptance");
        CredibleRanges.of("array-temperature").falls("temperature", "cell_efficiency");
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dies, yields and wafers. */
class ChipsTest {
    private final Evaluation grid = Models.at("gross-dies");
    private final Evaluation yield = Models.at("die-yield");
    private final Evaluation logic = Models.at("chips-for-power");
    private final Evaluation memory = Models.at("memory-for-chips");

    /** Full exposure fields of 26 by 33 mm on 300 mm. The ratio of areas, 82, is never reached. */
    @ParameterizedTest
    @CsvSource({
        "exact_grid, 64",
        "edge_term, 59.6",
        "exponential, 67.8",
        "fitted_edge_term, 63.7",
        "smaller_circle, 53.4"
    })
    void fullFields(String formula, double expected) {
        grid.choose("formula", formula);
        assertEquals(expected, grid.value("dies"), 0.05);
        assertEquals(82.4, grid.value("area_ratio"), 0.05);
    }

    /** Against a count of dies, one by one, over 24 by 24 offsets of the grid: the centred ones reach 95 % of the best. */
    @ParameterizedTest
    @CsvSource({"26, 33, 0, 3", "11, 11, 0, 3", "10, 12, 0.1, 3", "20, 20, 0.1, 2", "16.5, 26, 0, 5", "5, 7, 0.08, 3"})
    void exactGridAgainstCounting(double width, double height, double street, double edge) {
        grid.set("width", width).set("height", height).set("street", street).set("edge", edge);
        int best = 0;
        for (int i = 0; i < 24; i++) {
            for (int j = 0; j < 24; j++) {
                best = Math.max(best, counted(width + street, height + street, 150 - edge, i / 24.0, j / 24.0));
            }
        }
        assertTrue(grid.value("dies") <= best, grid.value("dies") + " of " + best);
        assertTrue(grid.value("dies") >= 0.95 * best, grid.value("dies") + " of " + best);
    }

    private static int counted(double width, double height, double radius, double offsetX, double offsetY) {
        int count = 0;
        for (int i = -80; i < 80; i++) {
            for (int j = -80; j < 80; j++) {
                double x = Math.max(Math.abs(i + offsetX), Math.abs(i + 1 + offsetX)) * width;
                double y = Math.max(Math.abs(j + offsetY), Math.abs(j + 1 + offsetY)) * height;
                count += x * x + y * y <= radius * radius * (1 + 1e-12) ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void tinyDiesAreRefused() {
        grid.set("width", 1).set("height", 1);
        assertEquals(Optional.of("dies less than a 75th of the wafer's radius high cannot be counted"), grid.reason());
    }

    /** x = 0.1 cm⁻² · 8.58 cm² = 0.858. */
    @ParameterizedTest
    @CsvSource({
        "poisson, 0.42",
        "murphy, 0.45",
        "seeds, 0.54",
        "exponential_root, 0.40",
        "bose_einstein, 0.43",
        "negative_binomial, 0.49"
    })
    void yieldsOfAFullField(String model, double expected) {
        yield.choose("yield_model", model);
        assertEquals(expected, yield.value("yield"), 0.005);
    }

    /** No defects, no loss; and no digits are lost on the way there. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1.2e-5, 1.1e-5, 1e-9, 0})
    void murphyGoesToOne(double density) {
        yield.set("defect_density", density);
        double defects = density * 8.58;
        double series = 1 - defects + 7 * Math.pow(defects, 2) / 12 - Math.pow(defects, 3) / 4;
        assertEquals(series, yield.value("yield"), 1e-9);
    }

    @Test
    void negativeBinomialGoesToPoissonWithoutClustering() {
        double poisson = yield.choose("yield_model", "poisson").value("yield");
        yield.choose("yield_model", "negative_binomial").set("clustering", 1e7);
        assertEquals(poisson, yield.value("yield"), 1e-6);
        assertEquals(Math.exp(-0.858), poisson, 1e-12);
    }

    @Test
    void manyDefectsAreRefused() {
        yield.set("defect_density", 0.36);
        assertEquals(Optional.of("more than 3 defects per die: none of these models holds"), yield.reason());
    }

    /** 10⁸ dies a year at 62 per wafer and 12 months: 134 400 wafers a month if all work. */
    @ParameterizedTest
    @CsvSource({"1, 134_400", "0.6, 224_000", "0.42, 320_000"})
    void logicWafers(double share, String expected) {
        logic.choose("grid.formula", "given")
                .choose("process.yield_model", "given")
                .set("process.known_yield", share)
                .set("packaging_yield", 1)
                .set("test_yield", 1);
        assertEquals(1e8, logic.value("dies"), 1e-4);
        assertEquals(Double.parseDouble(expected.replace("_", "")), logic.value("wafers"), 300);
    }

    /** 100 GW of racks feed 65 to 85 million dies of 1 kW, not 100 million. */
    @Test
    void rackPowerIsNotChipPower() {
        logic.choose("basis", "racks");
        assertEquals(75e6, logic.value("dies"), 1);
        assertEquals(65e6, logic.set("chip_share", 0.65).value("dies"), 1);
        assertEquals(85e6, logic.set("chip_share", 0.85).value("dies"), 1);
    }

    /** 26.58 dies per wafer: 64 · 0.45067 · 0.95 · 0.97. */
    @Test
    void goodDiesPerWafer() {
        assertEquals(64 * 0.450668 * 0.95 * 0.97, logic.value("good_dies"), 1e-4);
        assertEquals(logic.value("good_dies") / 0.75, logic.value("racks_per_wafer"), 1e-9);
    }

    /** 4.8 billion memory dies a year at 510 · 0.7 · 0.986¹¹ per wafer: 1.3 million wafers a month. */
    @Test
    void memoryWafers() {
        assertEquals(48, memory.value("dies_per_chip"), 1e-12);
        assertEquals(4.8e9, memory.value("dies"), 1e-3);
        assertEquals(510, memory.value("grid.dies"), 0);
        assertEquals(4.8e9 / 12 / (510 * 0.7 * Math.pow(0.986, 11)), memory.value("wafers"), 1);
        assertEquals(1.3e6, memory.value("wafers"), 0.02e6);
        memory.set("memory_per_die", 288);
        assertEquals(2.6e6, memory.value("wafers"), 0.04e6);
    }

    /** Array, racks, chips: each conversion leaves less for logic, 65 to 85 million dies in all. */
    @Test
    void arrayPowerIsNotRackPower() {
        double racks = logic.choose("basis", "racks").value("dies");
        double array = logic.choose("basis", "array").value("dies");
        assertEquals(0.93 * racks, array, 1e-3);
        assertTrue(array > 65e6 && array < 85e6, "dies: " + array);
    }

    /** 4 · 10⁸ stacks of 12 on as many base dies; 50 EB of ordinary memory are not made. */
    @Test
    void stacksNeedBaseDiesAndDisplaceOrdinaryMemory() {
        assertEquals(4e8, memory.value("stacks"), 1e-3);
        assertEquals(4e8 / 12 / (510 * 0.9 * Math.pow(0.986, 11)), memory.value("base_wafers"), 1);
        assertEquals(1e8 * 144e9 * 3.5 / 1e18, memory.value("displaced"), 1e-9);
    }

    /** A stack of one has no bond to lose; each further layer loses another. */
    @Test
    void oneBondLessThanLayers() {
        assertEquals(1, memory.set("layers", 1).value("stack_yield"), 1e-15);
        assertEquals(Math.pow(0.986, 7), memory.set("layers", 8).value("stack_yield"), 1e-14);
    }

    /** Near 515 dies of 121 mm² on a wafer. */
    @Test
    void memoryDiesOnAWafer() {
        Evaluation best = Models.at("best-die-grid").set("centred.width", 11).set("centred.height", 11);
        assertEquals(515, best.value("dies"), 5);
        assertEquals(515, memory.value("grid.dies"), 5.15);
    }

    /** 5 · 10⁷ packages of two, 7 to 16 to a wafer: 0.26 to 0.6 million wafers a month. */
    @Test
    void interposers() {
        Evaluation interposers = Models.at("interposers-for-chips");
        assertEquals(5e7, interposers.value("packages"), 1e-6);
        assertEquals(0.26e6, interposers.set("packages_per_wafer", 16).value("wafers"), 0.001e6);
        assertEquals(0.6e6, interposers.set("packages_per_wafer", 7).value("wafers"), 0.006e6);
    }

    /** Logic alone is far below millions of wafers a month; with memory and interposers it is not. */
    @Test
    void wafersOfAllKinds() {
        Evaluation all = Models.at("wafers-for-power")
                .choose("logic.grid.formula", "given")
                .choose("logic.process.yield_model", "given")
                .set("logic.packaging_yield", 1)
                .set("logic.test_yield", 1);
        assertEquals(224_000, all.value("logic_wafers"), 300);
        assertEquals(64, all.value("logic_share"), 0.5);
        assertEquals(1.3e6, all.value("memory_wafers"), 0.013e6);
        assertEquals(73, all.value("memory_share"), 1);
        assertTrue(all.value("all_wafers") > 1.6e6, "wafers: " + all.value("all_wafers"));
        assertEquals(
                all.value("logic_wafers")
                        + all.value("memory_wafers")
                        + all.value("base_wafers")
                        + all.value("interposer_wafers"),
                all.value("all_wafers"),
                1e-3);
        assertEquals("memory", all.label("scarcest"));
        // A terawatt: 2.2 million wafers of logic alone.
        assertEquals(2.2e6, all.set("logic.target", 1000).value("logic_wafers"), 0.05e6);
    }

    /** More defects, larger dies or more of them never need fewer wafers. */
    @Test
    void wafersOverTheCredibleRanges() {
        CredibleRanges.of("wafers-for-power")
                .rises("all_wafers", "logic.target")
                .rises("logic_wafers", "logic.process.defect_density")
                .rises("memory_wafers", "memory.memory_per_die")
                .falls("logic_wafers", "logic.die_power")
                .falls("memory_wafers", "memory.die_yield");
        CredibleRanges.of("die-yield")
                .with(drawn -> {
                    if (drawn.label("yield_model").equals("given")) {
                        drawn.choose("yield_model", "murphy");
                    }
                })
                .falls("yield", "area")
                .falls("yield", "defect_density")
                .hold(drawn -> assertTrue(drawn.value("yield") > 0 && drawn.value("yield") <= 1, "no share"));
    }

    /** Where all see the same defects: Poisson < Murphy < negative binomial of shape 2 or less < Seeds. */
    @Test
    void clusteredDefectsLeaveMoreGoodDies() {
        CredibleRanges.of("die-yield")
                .with(drawn -> drawn.set("clustering", 1.5))
                .hold(drawn -> {
                    double poisson = drawn.choose("yield_model", "poisson").value("yield");
                    double murphy = drawn.choose("yield_model", "murphy").value("yield");
                    double clustered =
                            drawn.choose("yield_model", "negative_binomial").value("yield");
                    double seeds = drawn.choose("yield_model", "seeds").value("yield");
                    double layers = drawn.choose("yield_model", "bose_einstein").value("yield");
                    assertTrue(
                            poisson < murphy && murphy < clustered && clustered < seeds,
                            "at " + drawn.value("defects"));
                    assertTrue(poisson < layers && layers < seeds, "at " + drawn.value("defects"));
                });
    }

    /** Bose-Einstein with one layer is Seeds; with shape 1 the negative binomial is too. */
    @Test
    void yieldModelsMeet() {
        double seeds = yield.choose("yield_model", "seeds").value("yield");
        assertEquals(
                seeds,
                yield.choose("yield_model", "bose_einstein")
                        .set("critical_layers", 1)
                        .value("yield"),
                1e-14);
        assertEquals(
                seeds,
                yield.choose("yield_model", "negative_binomial")
                        .set("clustering", 1)
                        .value("yield"),
                1e-14);
    }

    /** Against the best of 48 by 48 offsets, counted one by one: never more, at most 2 % less, and never below centred. */
    @ParameterizedTest
    @CsvSource({"26, 33, 0, 3", "26, 16.5, 0, 3", "11, 11, 0, 3", "25.4, 32, 0, 3", "10, 12, 0.1, 3", "7, 6.5, 0.05, 5"
    })
    void bestOffsetAgainstCounting(double width, double height, double street, double edge) {
        Evaluation best = Models.at("best-die-grid")
                .set("centred.width", width)
                .set("centred.height", height)
                .set("centred.street", street)
                .set("centred.edge", edge);
        int counted = 0;
        for (int i = 0; i < 48; i++) {
            for (int j = 0; j < 48; j++) {
                counted = Math.max(counted, counted(width + street, height + street, 150 - edge, i / 48.0, j / 48.0));
            }
        }
        assertTrue(best.value("dies") <= counted, best.value("dies") + " of " + counted);
        assertTrue(best.value("dies") >= 0.98 * counted, best.value("dies") + " of " + counted);
        assertTrue(best.value("dies") >= best.value("centred.dies"), "less than centred");
    }

    /** The most of the 81 offsets exactly, also where many of them tie, as on wafers for a handful of dies. */
    @Test
    void bestOfAllOffsetsExactly() {
        Evaluation best = Models.at("best-die-grid");
        SplittableRandom random = new SplittableRandom(3);
        int manyTies = 0;
        for (int draw = 0; draw < 60; draw++) {
            // The first wafer holds two dies, and does so for 63 of the offsets.
            double diameter = draw == 0 ? 78 : draw % 2 == 0 ? 300 : random.nextDouble(60, 120);
            double width = draw == 0 ? 22.5 : random.nextDouble(8, 26);
            double height = draw == 0 ? 28.3 : random.nextDouble(8, 30);
            best.set("centred.width", width).set("centred.height", height).set("centred.diameter", diameter);
            if (best.reason().isEmpty()) {
                int most = 0;
                int ties = 0;
                for (int i = 0; i <= 8; i++) {
                    for (int j = 0; j <= 8; j++) {
                        int count = counted(width, height, diameter / 2 - 3, i / 16.0, j / 16.0);
                        ties = count > most ? 1 : count == most ? ties + 1 : ties;
                        most = Math.max(most, count);
                    }
                }
                assertEquals(most, best.value("dies"), 0);
                manyTies += ties > 48 ? 1 : 0;
            }
        }
        assertTrue(manyTies > 0, "no draw has many ties");
    }

    /** It finds more than the centred grids do where there is more to find. */
    @Test
    void bestOffsetFindsMore() {
        Evaluation best = Models.at("best-die-grid").set("centred.width", 25.4).set("centred.height", 32);
        assertEquals(64, best.value("centred.dies"), 0);
        assertEquals(66, best.value("dies"), 0);
        assertEquals(2, best.value("gain"), 0);
    }
}

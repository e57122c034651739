package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Exposure tools. */
class ScannerTest {
    private final Evaluation scanner = Models.at("scanner-limit");

    /** 220 an hour for 8766 hours at 75 %, 20 layers: 6027 wafers a month, and 166 tools for a million. */
    @Test
    void sixThousandWafersAMonth() {
        assertEquals(220 * 8766 / 12.0 * 0.75 / 20, scanner.value("per_scanner"), 1e-9);
        assertEquals(6_000, scanner.value("per_scanner"), 60);
        assertEquals(165.93, scanner.value("needed"), 0.01);
        assertEquals(scanner.value("per_scanner") * 170, scanner.value("wafers"), 1e-6);
    }

    /** 170 to 210 tools for a million wafers a month are three to five years of all that are made. */
    @Test
    void yearsOfShipments() {
        assertEquals(3.3, scanner.value("shipment_years"), 0.05);
        scanner.set("effectiveness", 0.6);
        assertEquals(207, scanner.value("needed"), 1);
        assertEquals(4.6, scanner.set("shipments", 45).value("shipment_years"), 0.05);
    }

    /** At its own dose, both ways to the throughput agree. */
    @Test
    void doseMeetsTheDataSheet() {
        double stated = scanner.value("rate_used");
        assertEquals(stated, scanner.choose("throughput", "dose").value("rate_used"), 0.01 * stated);
        assertEquals(3600 / (6 + 96 * (0.030 * 8.58 / 5 + 0.055)), scanner.value("rate_used"), 1e-9);
    }

    /** Twice the dose is not half of the wafers: steps and the change of wafers stay. */
    @Test
    void doseIsOnlyPartOfTheTime() {
        scanner.choose("throughput", "dose");
        double before = scanner.value("rate_used");
        double after = scanner.set("dose", 60).value("rate_used");
        assertTrue(after > 0.7 * before && after < 0.8 * before, after + " of " + before);
        // Without light to wait for, steps remain.
        assertEquals(3600 / (6 + 96 * 0.055), scanner.set("dose", 1e-9).value("rate_used"), 1e-4);
    }

    /** The power at the wafer counts, a hundredth of the source's: otherwise light would take no time at all. */
    @Test
    void sourcePowerIsNotPowerAtTheWafer() {
        scanner.choose("throughput", "dose");
        assertEquals(0.2574 / 5, scanner.value("exposure"), 1e-12);
        double real = scanner.value("rate_used");
        assertTrue(scanner.set("transmission", 100).value("rate_used") > 1.4 * real, "light counts for little");
    }

    /** Half fields: the same light in all, but twice as many steps. */
    @Test
    void highApertureExposesHalfFields() {
        scanner.choose("throughput", "dose");
        double low = 3600 / scanner.value("rate_used");
        scanner.choose("optics", "high_aperture");
        assertEquals(low + 96 * 0.055, 3600 / scanner.value("rate_used"), 1e-9);
        assertEquals(175, scanner.choose("throughput", "data_sheet").value("rate_used"), 1e-12);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("scanner-limit")
                .falls("wafers", "layers")
                .rises("wafers", "scanners")
                .rises("wafers", "effectiveness")
                .rises("needed", "target")
                .with(drawn -> drawn.choose("throughput", "dose"))
                .falls("wafers", "dose")
                .rises("wafers", "source_power")
                .falls("wafers", "overhead")
                .falls("wafers", "fields")
                .hold(drawn -> {
                    double wanted = drawn.value("target");
                    drawn.set("scanners", drawn.value("needed"));
                    assertEquals(wanted, drawn.value("wafers"), 1e-9 * wanted);
                });
    }
}

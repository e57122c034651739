package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.interpreter.Evaluation;
import org.junit.jupiter.api.Test;

/** Statistics of countries side by side. */
class ChinaBesideOthersTest {
    private final Evaluation china = Models.at("china-beside-others");

    /** 10,087 TWh over 4,635 TWh are 2.176; two years at 6 and 1.5 % make that 2.374. */
    @Test
    void electricityBesideTheUnitedStates() {
        assertEquals(2.176, china.set("years", 0).value("ratio"), 0.001);
        assertEquals(2.176 * Math.pow(1.06 / 1.015, 2), china.set("years", 2).value("ratio"), 0.002);
    }

    /** ln(3 / 2.176) / ln(1.06 / 1.015) is 7.4 years; after these the ratio is the multiple. */
    @Test
    void threeTimesTheUnitedStates() {
        double wait = china.value("wait");
        assertEquals(7.40, wait, 0.01);
        assertEquals(3, china.set("years", wait).value("ratio"), 1e-12);
        assertTrue(china.set("multiple", 2).value("wait") < 0, "twice was reached before 2024");
    }

    /** 21,113 over 18,205 TWh in ten years are 1.5 % a year; 6.75 over 5.98 billion people take 1.2 % of that. */
    @Test
    void flatPerHeadIsNotFlat() {
        assertEquals(1.49, china.value("outside_growth"), 0.01);
        assertEquals(0.27, china.choose("counted", "per_head").value("outside_growth"), 0.01);
    }

    @Test
    void peopleAndGallium() {
        assertEquals(4.087, china.value("people_ratio"), 0.001);
        assertEquals(98.68, china.value("gallium_share"), 0.01);
    }

    @Test
    void overTheCredibleRanges() {
        CredibleRanges.of("china-beside-others")
                .rises("ratio", "years")
                .rises("ratio", "china_growth")
                .falls("outside_growth", "china")
                .rises("outside_growth", "world");
    }
}

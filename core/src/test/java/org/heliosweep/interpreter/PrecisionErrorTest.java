package org.heliosweep.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;

class PrecisionErrorTest {
    private static PrecisionError error(String model, String study) {
        Workbench workbench = Workbench.of();
        return PrecisionError.of(Plan.of(workbench
                .newStudy("error", workbench.readModel("model error\n" + model))
                .add("precision single\n" + study)
                .build()));
    }

    @Test
    void errorsAreRelativeToDoublePrecision() {
        PrecisionError.Quantified sum = error(
                        "input a [1] = 1 1 .. 2\ninput b [1] = 1 1 .. 2\noutput product = a * b",
                        "design grid\nvary a = levels(1.5, 1.1)\nvary b = levels(1.25, 1.7)")
                .quantities()
                .getFirst();
        double largest = 0;
        for (double a : new double[] {1.5, 1.1}) {
            for (double b : new double[] {1.25, 1.7}) {
                double exact = a * b;
                largest = Math.max(largest, Math.abs((float) a * (float) b - exact) / exact);
            }
        }
        assertEquals(largest, sum.largest());
        assertTrue(largest > 0 && largest < 0x1p-22);
        assertEquals(4, sum.compared());
        assertEquals(0, sum.different());
    }

    @Test
    void whatCancelsIsPlainToSee() {
        PrecisionError.Quantified rest = error(
                        "input a [1] = 1 1 .. 2\noutput rest = (1e6 + a) - 1e6",
                        "design grid\nvary a = linspace(1.01, 1.99, 100)")
                .quantities()
                .getFirst();
        assertTrue(rest.largest() > 1e-3 && rest.largest() < 0.1, rest::toString);
    }

    @Test
    void scenariosThatOverflowOrChangeSidesAreCounted() {
        PrecisionError error = error(
                """
                input a [1] = 1 0 .. 1e30
                output square = a * a
                output label = least { small: a, large: 16777216.5 }
                kept = a^3
                """, "design grid\nvary a = levels(1, 16777216.6, 1e15, 1e25)\nshow mean(kept), count(a > 16777216.5)");
        // 1e25 squared is infinite in single precision, and 16777216.6 is 16777216.
        assertEquals(4, error.scenarios());
        assertEquals(1, error.status());
        assertEquals(1, error.lost());
        PrecisionError.Quantified label = error.quantities().get(1);
        assertEquals("label", label.name());
        assertEquals(3, label.compared());
        assertEquals(1, label.different());
        PrecisionError.Quantified kept = error.quantities().get(3);
        assertEquals("mean(kept)", kept.name());
        assertEquals(1, kept.different());
        assertEquals(1, error.quantities().get(4).different());
    }

    @Test
    void aSampleOfALargeDesignIsCompared() {
        PrecisionError error = error(
                "input a [1] = 1 1 .. 2\noutput root = sqrt(a)",
                "design random 10_000_000_000 seed 1\nvary a = uniform");
        assertEquals(4_096, error.scenarios());
        assertEquals(0, error.status());
        PrecisionError.Quantified root = error.quantities().getFirst();
        assertTrue(root.median() > 1e-9 && root.median() < root.largest() && root.largest() < 1.2e-7, root::toString);
    }
}

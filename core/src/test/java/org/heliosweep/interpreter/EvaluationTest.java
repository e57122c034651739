package org.heliosweep.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.heliosweep.language.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EvaluationTest {
    private static final String MODEL = """
            model box  "A box"
            input width  [cm]   = 20   10 .. 50   "width"
            input height [m]    = 1    0.5 .. 2   "height"
            input shape = round { round, square }
            area [m^2] = width * height
            require area < 0.9 [m^2]  "too large"
            require height < 3 [m]  "too high"
            output volume [L] = area * 1 [m] * (if shape is round then 0.5 else 1)
            output longest = greatest { width: width, height: height }
            wide = width > height
            """;

    private static Evaluation evaluation() {
        return Evaluation.of(Workbench.of().readModel(MODEL));
    }

    @Test
    void aModelStandsAtItsDefaultsUntilAnInputIsSet() {
        Evaluation box = evaluation();
        assertEquals(100, box.value("volume"));
        assertEquals(20, box.value("width"));
        assertEquals("height", box.label("longest"));
        assertEquals(Optional.empty(), box.reason());
        assertEquals(200, box.choose("shape", "square").value("volume"));
        assertEquals(400, box.set("width", 40).value("volume"));
        assertTrue(box.set("width", 101).truth("wide"));
        assertEquals("width", box.label("longest"));
        assertEquals(100, box.reset().value("volume"));
    }

    @Test
    void everyRequirementThatIsNotFulfilledIsNamed() {
        Evaluation box = evaluation().set("width", 100).set("height", 4);
        assertEquals(Optional.of("too large"), box.reason());
        assertEquals(
                List.of("too large", "too high"),
                box.requirements().stream()
                        .filter(check -> !check.fulfilled())
                        .map(Check::reason)
                        .toList());
        assertEquals(4000.0 * 0.5, box.value("volume"));
    }

    @Test
    void valuesStandInTheOrderOfTheModel() {
        List<Value> values = evaluation().values();
        assertEquals("width", values.getFirst().quantity().name());
        assertEquals("wide", values.getLast().quantity().name());
        assertTrue(values.getFirst() instanceof Value.Number number && number.bits() == Double.doubleToLongBits(20));
    }

    @Test
    void itCanBeAskedThousandsOfTimes() {
        Evaluation box = evaluation();
        double sum = 0;
        for (int width = 1; width <= 10_000; width++) {
            sum += box.set("width", width).value("volume");
        }
        assertEquals(5.0 * 10_000 * 10_001 / 2, sum, 1e-3);
    }

    @Test
    void wrongNamesAreRefusedWithThoseThatThereAre() {
        Evaluation box = evaluation();
        refused("the model box has no input wdth; it has width, height, shape", () -> box.set("wdth", 1));
        refused("the input shape is a choice, not a number", () -> box.set("shape", 1));
        refused("the input width is a number, not a choice", () -> box.choose("width", "round"));
        refused("the input shape is one of round, square, not oval", () -> box.choose("shape", "oval"));
        refused("longest is not a number", () -> box.value("longest"));
        refused("volume is not a choice", () -> box.label("volume"));
        refused("volume is not true or false", () -> box.truth("volume"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> box.value("mass"))
                .getMessage()
                .startsWith("the model box has no quantity mass; it has width"));
    }

    private static void refused(String message, Executable executable) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, executable).getMessage());
    }
}

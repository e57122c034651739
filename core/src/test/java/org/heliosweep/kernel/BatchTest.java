package org.heliosweep.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static Batch batch(String keep) {
        Workbench workbench = Workbench.of();
        String model = """
                model half  "Halves"
                input x [1] = 1  0 .. 1  "halved"
                output y = x / 2
                """;
        return Batch.of(Plan.of(workbench
                .newStudy("tried", workbench.readModel(model))
                .add("design random 1000 seed 1\nvary x = uniform\n" + keep)
                .build()));
    }

    @Test
    void thereIsRoomForWhatIsWrittenOnly() {
        assertEquals(0, batch("").status().byteSize());
        assertEquals(30 * Double.BYTES, batch("keep y rows 30").values(0).byteSize());
        assertEquals(
                1_000 * Double.BYTES, batch("keep y rows 1_000_000").values(0).byteSize());
    }

    @Test
    void batchesAreAlignedAndNotLongerThanTheirRoom() {
        Batch batch = batch("keep y rows 30");
        batch.reset(3L * Batch.SIZE, 30);
        assertEquals(3L * Batch.SIZE, batch.first());
        assertEquals(30, batch.rows());
        assertThrows(IllegalArgumentException.class, () -> batch.reset(1, 30));
        assertThrows(IllegalArgumentException.class, () -> batch.reset(0, 31));
        assertThrows(IllegalArgumentException.class, () -> batch.reset(0, -1));
        assertEquals("y", batch.columns().getFirst().name());
    }
}

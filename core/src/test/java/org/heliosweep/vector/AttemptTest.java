package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.kernel.Batch;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Partials;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final int GROUP = 32;

    private final VectorKernel kernel = kernel();
    private final Batch batch = Batch.of(kernel.plan());
    private final Partials partials = new Partials(kernel.plan().accumulators(), 16);
    private int made;
    private final Attempt attempt = new Attempt(() -> {
        made++;
        return new PipelineState(kernel.ofValid(), kernel.plan().accumulators());
    });

    /** The first 8,192 scenarios are valid. */
    private static VectorKernel kernel() {
        Workbench workbench = Workbench.of();
        String model = "model half\ninput x [1] = 1  0 .. 1\nrequire x < 8191.5 \"large\"\noutput y = x\n";
        return (VectorKernel) new VectorBackend()
                .compile(Plan.of(workbench
                        .newStudy("tried", workbench.readModel(model))
                        .add("design grid\nvary x = linspace(0, 65535, 65536)")
                        .build()));
    }

    /** How often it is left out before it is due again. */
    private int pause() {
        int pause = 0;
        while (!attempt.isDue()) {
            pause++;
        }
        return pause;
    }

    private int evaluateInvalid() {
        batch.reset(0, 0);
        return attempt.evaluate(8_192, GROUP, batch, partials);
    }

    @Test
    void pausesDoubleUpToALimit() {
        List<Integer> pauses = new ArrayList<>();
        for (int each = 0; each < 16; each++) {
            pauses.add(pause());
            assertEquals(0, evaluateInvalid());
        }
        assertEquals(List.of(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 4_096, 4_096), pauses);
        assertEquals(1, made);
    }

    @Test
    void successMakesTheNextPauseShort() {
        for (int each = 0; each < 5; each++) {
            evaluateInvalid();
        }
        assertEquals(16, pause());
        assertEquals(GROUP, attempt.evaluate(0, GROUP, batch, partials));
        assertTrue(attempt.isDue());
        evaluateInvalid();
        assertEquals(1, pause());
    }

    @Test
    void aPartIsASuccessThatIsFollowedByAPause() {
        int done = attempt.evaluate(8_192 - 64, 128, batch, partials);
        assertTrue(done == 0 || done == 64, () -> "" + done);
        assertEquals(1, pause());
    }

    @Test
    void whatWasEvaluatedIsGivenOnce() {
        attempt.evaluate(0, 64, batch, partials);
        for (int each = 0; each < 2; each++) {
            attempt.give(partials);
            assertEquals(
                    64, partials.tallies().histogram(kernel.plan().statuses()).get(0));
        }
    }

    @Test
    void nothingIsMadeUntilItIsTried() {
        attempt.give(partials);
        assertEquals(0, made);
    }
}

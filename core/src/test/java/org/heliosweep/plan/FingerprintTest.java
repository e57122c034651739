package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Precision;
import org.junit.jupiter.api.Test;

/** What has a fingerprint of its own. */
class FingerprintTest {
    private static final String MODEL = """
            model sums
            input a [1] = 1  0.1 .. 9
            input b [1] = 1  0.1 .. 9
            table t (x [1]) [1] = { 0: 1, 5: 2, 9: 4 }
            output c = exp(a) + t(b)
            output d = sum(k in 0 .. 99: a * k)
            require a < 8 "too large"
            """;

    private static final String RANDOM = "design random 1_000 seed 1\nvary a, b = uniform\n";
    private static final String GRID = "design grid\nvary a = linspace(1, 2, 10)\nvary b = linspace(1, 2, 12)\n";

    private static Plan plan(String model, String study) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("named", workbench.readModel(model))
                .add(study)
                .build());
    }

    @Test
    void theSamePlanHasTheSame() {
        for (String study : new String[] {RANDOM, GRID, RANDOM + "keep c rows 10"}) {
            assertEquals(Fingerprint.of(plan(MODEL, study)), Fingerprint.of(plan(MODEL, study)));
        }
    }

    /** Each of these is another kernel. */
    @Test
    void whatDiffersHasAnother() {
        Map<Long, String> known = new HashMap<>();
        for (String study : new String[] {
            RANDOM,
            RANDOM.replace("seed 1", "seed 2"),
            RANDOM + "fix b = 2",
            RANDOM + "where a > b",
            RANDOM + "keep c rows 10",
            RANDOM + "keep c, d rows 10",
            RANDOM + "show quantile(a * b, 5 %)",
            RANDOM + "show mean(a)",
            GRID,
            GRID.replace("10)", "20)"),
            GRID.replace("12)", "20)"),
            GRID.replace("(1, 2, 12)", "(1, 3, 12)")
        }) {
            add(known, MODEL, study);
        }
        for (String[] change : new String[][] {
            {"exp(a)", "exp(b)"},
            {"exp(a)", "log(a)"},
            {"exp(a) +", "exp(a) -"},
            {"5: 2", "5: 2.5"},
            {"99", "98"},
            {"a * k", "a + k"},
            {"a < 8", "a <= 8"},
            {"a < 8", "a < 7"}
        }) {
            assertTrue(MODEL.contains(change[0]));
            add(known, MODEL.replace(change[0], change[1]), RANDOM);
        }
    }

    private static void add(Map<Long, String> known, String model, String study) {
        Plan plan = plan(model, study);
        String what = model + study;
        String other = known.put(Fingerprint.of(plan), what);
        assertTrue(other == null, () -> what + "\nhas the fingerprint of\n" + other);
    }

    @Test
    void singlePrecisionIsAnotherKernel() {
        Plan plan = plan(MODEL, RANDOM);
        Plan single = Plan.of(plan.study().in(Precision.SINGLE));
        assertTrue(Fingerprint.of(plan) != Fingerprint.of(single));
    }
}

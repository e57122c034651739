package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.heliosweep.language.Workbench;
import org.junit.jupiter.api.Test;

class EffortTest {
    private static Effort effort(String equations, String design) {
        Workbench workbench = Workbench.of();
        return Effort.of(Plan.of(workbench
                .newStudy(
                        "effort",
                        workbench.readModel(
                                "model m\ninput a [1] = 1 0.1 .. 9\ninput b [1] = 1 0.1 .. 9\n" + equations))
                .add(design)
                .build()));
    }

    private static final String RANDOM = "design random 1_000 seed 1\nvary a, b = uniform\n";
    private static final String GRID = "design grid\nvary a = linspace(1, 2, 100)\nvary b = linspace(1, 2, 100)\n";
    private static final String CHEAP = "output c = a + b";
    private static final String DEAR = "output c = exp(a) / log(a + 1) + b";

    @Test
    void moreIsMore() {
        Effort cheap = effort(CHEAP, RANDOM);
        Effort dear = effort(DEAR, RANDOM);
        assertTrue(cheap.operations() > 0 && cheap.size() > 0);
        assertTrue(dear.operations() > cheap.operations() + 20, dear + " " + cheap);
        assertTrue(dear.size() > cheap.size());
    }

    @Test
    void onlyAGridShares() {
        Effort random = effort(DEAR, RANDOM);
        assertEquals(random.operations(), random.hoisted());
        Effort grid = effort(DEAR, GRID);
        assertTrue(grid.hoisted() < grid.operations(), grid.toString());
    }

    @Test
    void statisticsCount() {
        Effort none = effort(CHEAP, RANDOM);
        Effort some = effort(CHEAP, RANDOM + "show quantile(c, 5 %), mean(a * b), share(a < b), max(a - b)");
        assertTrue(some.operations() > none.operations() + 4, some + " " + none);
    }
}

package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.heliosweep.design.Design;
import org.heliosweep.language.Workbench;
import org.junit.jupiter.api.Test;

/** What is chosen for the reference workload, which is that of the benchmarks. */
class HoistingReferenceTest {
    private static final String MODEL = """
            model w  "Reference workload: 68 operations, 8 inputs, 10 outputs"

            input T  [1] = 350   300 .. 400    "first axis, the fastest one"
            input em [1] = 0.85  0.70 .. 0.95  "second axis"
            input gw [1] = 1000  700 .. 1400   "third axis"
            input d0 [1] = 0.2   0.05 .. 0.45  "fourth axis"
            input a  [1] = 400   80 .. 800     "fifth axis"
            input r  [1] = 0.08  0.03 .. 0.15  "sixth axis"
            input b  [1] = 0.85  0.70 .. 0.95  "seventh axis"
            input n  [1] = 1e5   1e4 .. 1e6    "eighth axis, the slowest one"

            it   = n * gw * ((1 + gw * 1e-4) * 1.15)
            flux = em * (0.85 * 5.670374419e-8 * 2) * (T^4 - 180^4)
            dpw  = pi * 22500 / a - pi * 300 / sqrt(2 * a)
            ad   = a * 0.01 * d0
            yp   = exp(-ad)
            rp   = (1 + r)^15
            crf  = r * rp / (rp - 1)

            output gen  [1] = it * (1 + T * 3e-4) * 1.1
            output area [1] = gen / flux
            output mass [1] = area * 5.5
            output yn   [1] = (1 + ad / 3)^(-3)
            output wn   [1] = (n / 12) / (dpw * yn)
            output wp   [1] = (n / 12) / (dpw * yp)
            output unit_cost [1] = 30000 * (n / 1e4)^(log(b) / log(2))

            capex = mass * 1500 + gen * 2.5 + unit_cost * n
            opex  = capex * 0.02 + wn * 18000
            output ck [1] = (capex * crf + opex) * 1000 / gen

            choice = least { l0: 4e6 / mass, l1: 20000 / wn, l2: 8e9 / capex, l3: 7e8 / gen }
            output cap [1] = max(min(choice.value, 50), 1e-3)
            output limit = choice
            """;

    private static final String STUDY = """
            design grid
            vary n  = linspace(1e4, 1e6, 12)
            vary b  = linspace(0.70, 0.95, 5)
            vary r  = linspace(0.03, 0.15, 11)
            vary a  = linspace(80, 800, 6)
            vary d0 = linspace(0.05, 0.45, 9)
            vary gw = linspace(700, 1400, 7)
            vary em = linspace(0.70, 0.95, 8)
            vary T  = linspace(300, 400, 10)
            show share(cap >= 1)
            """;

    private static Plan plan(String more) {
        Workbench workbench = Workbench.of();
        return Plan.of(workbench
                .newStudy("w", workbench.readModel(MODEL))
                .add(STUDY + more)
                .build());
    }

    private static Hoisting best(Plan plan) {
        return Hoisting.of((Design.Grid) plan.study().design(), plan.graph(), plan.roots())
                .orElseThrow();
    }

    @Test
    void aRowIsMadeOfTheThreeFastestAxes() {
        Plan plan = plan("");
        for (Plan form : List.of(plan, plan.withCalls())) {
            Hoisting best = best(form);
            assertEquals(3, best.axesInRow());
            assertEquals(560, best.rowLength());
            assertEquals(35_640, best.rows());
            assertTrue(best.cost() < best.costFlat() / 5, best.costFlat() + " become " + best.cost());
        }
    }

    /** What is least depends on all axes but r, which is not the fastest of the slower ones. */
    @Test
    void whatDoesNotDependOnAnAxisBetweenOthersIsATableOfSeveralRows() {
        List<Hoisting.Level> levels = best(plan("").withCalls()).levels().stream()
                .map(Hoisting.Work::level)
                .toList();
        assertTrue(levels.contains(new Hoisting.Level.Positions(54, 594)), levels::toString);
        assertEquals(11, new Hoisting.Level.Positions(54, 594).uses());
    }

    @Test
    void noOtherRowIsCheaper() {
        Plan plan = plan("").withCalls();
        for (int axes = 1; axes < 8; axes++) {
            Hoisting other = Hoisting.withRow((Design.Grid) plan.study().design(), plan.graph(), plan.roots(), axes);
            assertTrue(best(plan).cost() <= other.cost(), axes + " axes: " + other.cost());
            assertEquals(best(plan).costFlat(), other.costFlat());
        }
    }

    @Test
    void whatIsWrittenChangesNoLevels() {
        Hoisting statistics = best(plan("").withCalls());
        Hoisting columns = best(plan("keep outputs").withCalls());
        assertEquals(
                statistics.levels().stream().map(Hoisting.Work::level).toList(),
                columns.levels().stream().map(Hoisting.Work::level).toList());
    }
}

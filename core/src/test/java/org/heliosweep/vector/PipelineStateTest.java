package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which way is taken how far, and what has been added up by then. */
@Execution(ExecutionMode.CONCURRENT)
class PipelineStateTest {
    private static final int LEAVES = Batch.SIZE / StridedSums.LEAF;
    private static final String GRID =
            "design grid\nvary a = linspace(0, 3, 40)\nvary c = levels(1, 2)\nvary b = linspace(0, 1, 560)";
    private static final String MODEL = """
            input a [1] = 1  -5 .. 5
            input b [1] = 1  -5 .. 5
            input c [1] = 1  -5 .. 5
            output of_row = exp(a) + tanh(a)
            output of_table = exp(a * b) / (log(a + b + 2) + 1)
            output of_all = of_row * c + of_table
            """;

    private static VectorKernel kernel(String model, String study) {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("chosen", workbench.readModel("model chosen\n" + model))
                .add(study)
                .build());
        return (VectorKernel) new VectorBackend().compile(plan);
    }

    private static PipelineState valid(VectorKernel kernel) {
        return new PipelineState(kernel.ofValid(), kernel.plan().accumulators());
    }

    private static PipelineState ordinary(VectorKernel kernel) {
        return new PipelineState(kernel.ofOrdinary(), kernel.plan().accumulators());
    }

    private static Partials partials(VectorKernel kernel) {
        return new Partials(kernel.plan().accumulators(), LEAVES);
    }

    private static Batch batch(VectorKernel kernel, long first) {
        Batch batch = Batch.of(kernel.plan());
        batch.reset(first, 0);
        return batch;
    }

    /** What the scalar interpreter adds up for some scenarios. */
    private static List<Object> expected(VectorKernel kernel, long first, int row, int count) {
        Kernel scalar = Backends.named("scalar").compile(Plan.of(kernel.plan().study()));
        Partials partials = new Partials(scalar.plan().accumulators(), LEAVES);
        scalar.newEvaluator().evaluate(row, count, batch(kernel, first), partials);
        return contents(kernel, partials);
    }

    private static List<Object> contents(VectorKernel kernel, Partials partials) {
        List<Object> contents = new ArrayList<>();
        List<Accumulator> list = kernel.plan().accumulators().list();
        for (int index = 0; index < list.size(); index++) {
            contents.add(index);
            switch (list.get(index)) {
                case Accumulator.Count _ -> contents.add(partials.tallies().counts()[index]);
                case Accumulator.Minimum _, Accumulator.Maximum _ ->
                    contents.add(partials.tallies().extremes()[index] + 0.0);
                case Accumulator.Histogram _ -> {
                    Counts counts = partials.tallies().histogram(index);
                    for (int key = 0; key < counts.size(); key++) {
                        if (counts.get(key) > 0) {
                            contents.add(List.of(key, counts.get(key)));
                        }
                    }
                }
                case Accumulator.Sum _ -> {}
            }
        }
        Arrays.stream(partials.sums().lanes()).forEach(lane -> contents.add(Double.doubleToRawLongBits(lane)));
        return contents;
    }

    @Test
    void validScenariosAreEvaluatedAtOnce() {
        VectorKernel kernel = kernel(MODEL, "design random 70000\nvary a, b = uniform(0, 1)\nvary c = uniform(1, 2)");
        assertNull(kernel.ofValid().hoisted());
        PipelineState state = valid(kernel);
        Partials partials = partials(kernel);
        assertEquals(4_096, state.evaluate(0, 4_096, batch(kernel, 0), partials));
        assertEquals(96, state.evaluate(4_096, 96, batch(kernel, 0), partials));
        assertEquals(992, state.evaluate(4_096 + 96, 992, batch(kernel, 0), partials));
        state.give(partials);
        assertEquals(expected(kernel, 0, 0, 5_184), contents(kernel, partials));
    }

    /** The reference workload has this shape: rows of 560, and values of each level. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGridIsHoisted(boolean onlyValid) {
        VectorKernel kernel = kernel(MODEL, GRID);
        Hoisted hoisted = (onlyValid ? kernel.ofValid() : kernel.ofOrdinary()).hoisted();
        assertNotNull(hoisted);
        assertEquals(560, hoisted.rowLength());
        assertEquals(80, hoisted.rowCount());
        assertFalse(hoisted.rows().values().isEmpty());
        assertEquals(
                List.of(new Level.Positions(1, 80), new Level.Positions(1, 2)),
                hoisted.tables().stream().map(Hoisted.Source::level).toList());
        assertEquals(onlyValid, !hoisted.reductions().isEmpty());
        PipelineState state = onlyValid ? valid(kernel) : ordinary(kernel);
        Partials partials = partials(kernel);
        Batch batch = batch(kernel, 0);
        for (int leaf = 0; leaf < 10; leaf++) {
            assertEquals(StridedSums.LEAF, state.evaluate(leaf * StridedSums.LEAF, StridedSums.LEAF, batch, partials));
        }
        state.give(partials);
        assertEquals(expected(kernel, 0, 0, 10 * StridedSums.LEAF), contents(kernel, partials));
    }

    /** Wherever the first scenario is: in its row, in its leaf, and among the lanes. */
    @Test
    void itBeginsAnywhere() {
        VectorKernel kernel = kernel(MODEL, GRID);
        PipelineState state = valid(kernel);
        for (int row : new int[] {32, 544, 576, 8_160, 4_096, 0, 12_288, 30_016}) {
            for (int count : new int[] {32, 64, 1_056}) {
                int inLeaf = Math.min(count, StridedSums.LEAF - row % StridedSums.LEAF);
                Partials partials = partials(kernel);
                assertEquals(inLeaf, state.evaluate(row, inLeaf, batch(kernel, 0), partials));
                state.give(partials);
                assertEquals(expected(kernel, 0, row, inLeaf), contents(kernel, partials), row + " " + count);
            }
        }
    }

    /** Parts with gaps between them, forth and back, of which the statistics hear at the end. */
    @Test
    void partsNeedNotFollowEachOther() {
        VectorKernel kernel = kernel(MODEL, GRID);
        PipelineState state = valid(kernel);
        Kernel scalar = Backends.named("scalar").compile(Plan.of(kernel.plan().study()));
        Partials partials = partials(kernel);
        Partials expected = new Partials(scalar.plan().accumulators(), LEAVES);
        for (int row : new int[] {64, 12_288, 12_448, 4_096, 30_016, 544}) {
            assertEquals(96, state.evaluate(row, 96, batch(kernel, 0), partials));
            scalar.newEvaluator().evaluate(row, 96, batch(kernel, 0), expected);
        }
        state.give(partials);
        assertEquals(contents(kernel, expected), contents(kernel, partials));
    }

    /** A row that is given to the statistics part by part. */
    @Test
    void theRestOfARowIsGivenToo() {
        VectorKernel kernel = kernel(MODEL, GRID);
        PipelineState state = valid(kernel);
        Partials partials = partials(kernel);
        for (int row = 0; row < 512; row += 128) {
            assertEquals(128, state.evaluate(row, 128, batch(kernel, 0), partials));
            state.give(partials);
        }
        assertEquals(expected(kernel, 0, 0, 512), contents(kernel, partials));
    }

    /** Numbers that are longer than an int, in a grid of 5.6 · 10^12. */
    @Test
    void numbersAreLong() {
        VectorKernel kernel = kernel(
                MODEL,
                "design grid\nvary a = linspace(0, 3, 100000)\nvary c = linspace(1, 2, 100000)\nvary b = linspace(0, 1, 560)");
        assertNotNull(kernel.ofValid().hoisted());
        PipelineState state = valid(kernel);
        for (long first : new long[] {70_000_000L * Batch.SIZE, 32_768L * Batch.SIZE, 80_000_000L * Batch.SIZE}) {
            Partials partials = partials(kernel);
            assertEquals(2_048, state.evaluate(4_096, 2_048, batch(kernel, first), partials));
            state.give(partials);
            assertEquals(expected(kernel, first, 4_096, 2_048), contents(kernel, partials));
        }
    }

    /** What is evaluated again for other statistics is added up again, though the tables are still there. */
    @Test
    void eachStatisticsGetEverything() {
        VectorKernel kernel = kernel(MODEL, GRID);
        PipelineState state = valid(kernel);
        for (int round = 0; round < 2; round++) {
            Partials partials = partials(kernel);
            assertEquals(512, state.evaluate(0, 512, batch(kernel, 0), partials));
            state.give(partials);
            assertEquals(expected(kernel, 0, 0, 512), contents(kernel, partials));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a < 1.5", "a + c < 4", "b + 10 * a < 15.2", "exp(c + a * b) < 60", "a * b < 2"})
    void nothingIsAddedFromWhereARequirementFails(String requirement) {
        for (String design : List.of(GRID, "design grid\nvary a = linspace(0, 3, 44800)\nfix b = 0.99\nfix c = 1.9")) {
            VectorKernel kernel = kernel(MODEL + "require " + requirement + " \"no\"\n", design);
            PipelineState state = valid(kernel);
            Partials partials = partials(kernel);
            Batch batch = batch(kernel, 0);
            int done = 0;
            int part;
            do {
                int most = StridedSums.LEAF - done % StridedSums.LEAF;
                part = state.evaluate(done, most, batch, partials);
                done += part;
            } while (part > 0 && done < 40_960);
            while (state.evaluate(done, Lanes.COUNT, batch, partials) > 0) {
                done += Lanes.COUNT;
            }
            assertEquals(0, done % Lanes.COUNT);
            assertTrue(done > 0 && done < 40_960, requirement + " " + done);
            assertEquals(0, state.evaluate(done, Lanes.COUNT, batch, partials));
            state.give(partials);
            List<Object> once = contents(kernel, partials);
            assertEquals(expected(kernel, 0, 0, done), once);
            state.give(partials);
            assertEquals(once, contents(kernel, partials));
            state = ordinary(kernel);
            partials = partials(kernel);
            assertEquals(StridedSums.LEAF, state.evaluate(0, StridedSums.LEAF, batch, partials));
            state.give(partials);
            assertEquals(expected(kernel, 0, 0, StridedSums.LEAF), contents(kernel, partials));
        }
    }

    @Test
    void whatIsNotFiniteIsNotValid() {
        for (String output : List.of("log(b)", "1 / (b * 0)", "a * 1e308 * 10", "sqrt(b - 0.5)", "a * b / 0")) {
            VectorKernel kernel = kernel(
                    MODEL + "output odd = " + output + "\n",
                    "design grid\nvary a = linspace(1, 3, 40)\nvary c = levels(0)\nvary b = linspace(0, 1, 560)");
            assertEquals(0, valid(kernel).evaluate(0, StridedSums.LEAF, batch(kernel, 0), partials(kernel)), output);
        }
    }

    @Test
    void argumentsOutsideOfTheCoreAreNotOrdinary() {
        VectorKernel kernel = kernel(
                "input a [1] = 1  -5 .. 5\noutput y = min(exp(a), 9)\n",
                "design random 9000\nvary a = uniform(800, 900)");
        assertEquals(0, ordinary(kernel).evaluate(0, 64, batch(kernel, 0), partials(kernel)));
        assertEquals(0, valid(kernel).evaluate(0, 64, batch(kernel, 0), partials(kernel)));
    }

    /** Every scenario of a lane has the same label: no count may run into that of the next one. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 8})
    void packedCountsDoNotOverflow(int labels) {
        StringBuilder model = new StringBuilder("input a [1] = 1  -5 .. 5\ninput kind = l0 { l0");
        for (int label = 1; label < labels; label++) {
            model.append(", l").append(label);
        }
        model.append(" }\noutput above = a > 0.5\n");
        VectorKernel kernel = kernel(
                model.toString(),
                "design grid\nvary a = linspace(0, 1, 524288)\nvary kind = levels\nshow shares(kind)");
        PipelineState state = valid(kernel);
        Partials partials = partials(kernel);
        Batch batch = batch(kernel, 0);
        // More than 16 bits count in a lane; with five labels their counts are of 8 bits.
        int leaves = labels == 4 ? 513 : 20;
        for (int leaf = 0; leaf < leaves; leaf++) {
            batch.reset((long) leaf / LEAVES * Batch.SIZE, 0);
            int row = leaf % LEAVES * StridedSums.LEAF;
            assertEquals(StridedSums.LEAF, state.evaluate(row, StridedSums.LEAF, batch, partials));
        }
        state.give(partials);
        List<Accumulator> list = kernel.plan().accumulators().list();
        int scenarios = leaves * StridedSums.LEAF;
        for (int index = 0; index < list.size(); index++) {
            if (list.get(index) instanceof Accumulator.Histogram histogram && histogram.size() == labels) {
                for (int label = 0; label < labels; label++) {
                    assertEquals(
                            (scenarios - label + labels - 1) / labels,
                            partials.tallies().histogram(index).get(label));
                }
            }
        }
    }
}

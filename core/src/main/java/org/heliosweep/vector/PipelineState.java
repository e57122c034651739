package org.heliosweep.vector;

import java.util.Arrays;
import org.heliosweep.graph.Node;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Tallies;

/**
 * What one thread evaluates a {@link Pipeline} with, and what it has added up that the statistics do not have yet: the
 * sums of one leaf, and tallies.
 */
final class PipelineState {
    private final Pipeline pipeline;
    private final Scratch scratch;
    private final HoistedState hoisted;
    private final Fused[] fused;
    private final Keyed[] keyed;

    /** The sums of the leaf, if they are not where the statistics have them. */
    private final double[] sums;

    private boolean sumsAreGiven;
    private long tallied;

    /** So many scenarios fit the smallest counts of the packed histograms. */
    private final long mostTallied;

    /** The leaf of the batch whose sums the states hold; −1 if there is none. */
    private int leaf = -1;

    /** An accumulator inside segments: its position in the plan, among the sums, and in the states. */
    private record Fused(Accumulator accumulator, int index, int sum, int position) {}

    /** A histogram of stored keys; positions in the scratch, −1 for a mask that is always true. */
    private record Keyed(int index, int key, int mask) {}

    PipelineState(Pipeline pipeline, Accumulators accumulators) {
        this.pipeline = pipeline;
        this.scratch = pipeline.newScratch();
        this.hoisted = pipeline.hoisted() == null ? null : new HoistedState(pipeline.hoisted(), scratch);
        BlockProgram program = pipeline.program();
        fused = pipeline.fused().entrySet().stream()
                .map(each -> new Fused(
                        each.getValue(),
                        each.getKey(),
                        accumulators.sumIndex(each.getKey()),
                        program.states().position(each.getKey())))
                .toArray(Fused[]::new);
        for (Fused each : fused) {
            if (each.sum >= 0 && each.position != each.sum * States.LANES) {
                throw new IllegalStateException("sum " + each.sum + " is at " + each.position);
            }
        }
        sums = new double[program.states().sums()];
        keyed = pipeline.keyed().entrySet().stream()
                .map(each -> new Keyed(
                        each.getKey(),
                        program.at(each.getValue().key()),
                        pipeline.isTrue(each.getValue().mask())
                                ? -1
                                : program.at(each.getValue().mask())))
                .toArray(Keyed[]::new);
        mostTallied = pipeline.fused().values().stream()
                .mapToLong(PipelineState::mostTallied)
                .min()
                .orElse(Long.MAX_VALUE);
        resetTallies();
    }

    private static long mostTallied(Accumulator accumulator) {
        return accumulator instanceof Accumulator.Histogram histogram
                ? ((1L << (1 << States.logFieldBits(histogram))) - 1) * States.LANES
                : Long.MAX_VALUE;
    }

    /**
     * Evaluates whole groups of 32 scenarios inside a leaf.
     *
     * @return how many were evaluated: fewer where those that follow are not ordinary
     */
    int evaluate(int row, int count, Batch batch, Partials partials) {
        if (hoisted != null) {
            hoisted.addTo(partials.tallies());
        }
        int done = 0;
        boolean ordinary = true;
        while (done < count && ordinary) {
            int part = runLength(batch.first() + row + done, count - done);
            ordinary = run(row + done, part, batch, partials);
            done += ordinary ? part : 0;
        }
        return done;
    }

    /** How many scenarios can be evaluated at once. */
    private int runLength(long first, int most) {
        return hoisted == null
                ? (int) Math.min(most, Pipeline.BLOCK - first % Pipeline.BLOCK)
                : hoisted.runLength(first, Math.min(most, pipeline.length()));
    }

    /** Evaluates some scenarios at once; false if they are not ordinary, and then nothing has changed. */
    private boolean run(int row, int count, Batch batch, Partials partials) {
        int at = row / StridedSums.LEAF;
        if (at != leaf) {
            giveSums(partials);
            takeSums(partials, at);
        }
        if (tallied + count > mostTallied) {
            giveTallies(partials);
        }
        long first = batch.first() + row;
        if (hoisted != null && !hoisted.prepare(first, count)) {
            return false;
        }
        if (!pipeline.run(scratch, first, count)) {
            return false;
        }
        scratch.exchangeStates();
        sumsAreGiven = !sumsAreGiven;
        tallied += count;
        if (hoisted != null) {
            hoisted.evaluated(count);
        }
        countKeys(count, partials.tallies());
        write(row, Math.min(count, batch.rows() - row), batch);
        return true;
    }

    private void countKeys(int count, Tallies tallies) {
        for (Keyed each : keyed) {
            Counts counts = tallies.histogram(each.index);
            if (each.mask < 0) {
                counts.add(scratch.integers, each.key, count);
            } else {
                counts.add(scratch.integers, each.key, scratch.truths, each.mask, count);
            }
        }
    }

    /** Gives everything to the statistics. */
    void give(Partials partials) {
        giveSums(partials);
        giveTallies(partials);
        if (hoisted != null) {
            hoisted.addTo(partials.tallies());
            hoisted.give();
        }
    }

    /** Goes on with the sums of a leaf where the statistics have them. */
    private void takeSums(Partials partials, int at) {
        leaf = at;
        sumsAreGiven = true;
        scratch.sums = partials.sums().lanes();
        scratch.sumsFrom = partials.sums().index(leaf, 0);
        scratch.nextSums = sums;
        scratch.nextSumsFrom = 0;
    }

    /** Gives the sums to the statistics: others may go on with them. */
    void giveSums(Partials partials) {
        if (leaf >= 0 && !sumsAreGiven) {
            System.arraycopy(sums, 0, partials.sums().lanes(), partials.sums().index(leaf, 0), sums.length);
        }
        leaf = -1;
    }

    private void giveTallies(Partials partials) {
        if (tallied == 0) {
            return;
        }
        double[] extremes = partials.tallies().extremes();
        long[] counts = partials.tallies().counts();
        for (Fused each : fused) {
            int begin = scratch.integersFrom + each.position;
            for (int at = begin; at < begin + States.LANES && each.sum < 0; at++) {
                switch (each.accumulator) {
                    case Accumulator.Sum _ -> {}
                    case Accumulator.Minimum _ ->
                        extremes[each.index] = Math.min(extremes[each.index], States.real(scratch.integerStates[at]));
                    case Accumulator.Maximum _ ->
                        extremes[each.index] = Math.max(extremes[each.index], States.real(scratch.integerStates[at]));
                    case Accumulator.Count _ -> counts[each.index] += scratch.integerStates[at];
                    case Accumulator.Histogram histogram -> unpack(histogram, each.index, at, partials);
                }
            }
        }
        for (int index : pipeline.same()) {
            addSame(pipeline.core().accumulators().get(index), index, partials);
        }
        resetTallies();
    }

    private void addSame(Accumulator accumulator, int index, Partials partials) {
        if (accumulator instanceof Accumulator.Histogram histogram) {
            Node.Literal key = (Node.Literal) pipeline.core().graph().node(histogram.key());
            partials.tallies().histogram(index).add((int) key.bits(), tallied);
        } else {
            partials.tallies().counts()[index] += tallied;
        }
    }

    private void unpack(Accumulator.Histogram histogram, int index, int at, Partials partials) {
        int bits = 1 << States.logFieldBits(histogram);
        long packed = scratch.integerStates[at];
        for (int key = 0; packed != 0; key++) {
            long times = packed & (-1L >>> (64 - bits));
            if (times != 0) {
                partials.tallies().histogram(index).add(key, times);
            }
            packed >>>= bits;
        }
    }

    private void resetTallies() {
        tallied = 0;
        for (Fused each : fused) {
            if (each.sum < 0) {
                int begin = scratch.integersFrom + each.position;
                Arrays.fill(scratch.integerStates, begin, begin + States.LANES, States.initial(each.accumulator));
            }
        }
    }

    /** Writes scenarios into rows of a batch. */
    private void write(int row, int count, Batch batch) {
        if (count <= 0) {
            return;
        }
        BlockProgram program = pipeline.program();
        CorePlan core = pipeline.core();
        boolean allValid = core.graph().node(core.status()) instanceof Node.Literal literal && literal.bits() == 0;
        int status = allValid ? ColumnCopy.VALID : program.at(core.status());
        ColumnCopy.status(scratch, status, batch.status(), row, count);
        for (int column = 0; column < core.columns().size(); column++) {
            int from = program.at(core.columns().get(column));
            switch (batch.columns().get(column).kind()) {
                case Kind.Number _ -> ColumnCopy.reals(scratch, from, status, batch.values(column), row, count);
                case Kind.Choice _ -> ColumnCopy.labels(scratch, from, status, batch.values(column), row, count);
                case Kind.Truth _ -> ColumnCopy.truths(scratch, from, status, batch.values(column), row, count);
            }
        }
    }
}

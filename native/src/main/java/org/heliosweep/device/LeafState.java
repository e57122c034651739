package org.heliosweep.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.heliosweep.kernel.Batch;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Partials;
import org.heliosweep.statistic.StridedSums;
import org.heliosweep.statistic.Tallies;

/**
 * What one thread evaluates a {@link LeafProgram} with, outside the heap, and the tallies that the statistics do not have
 * yet.
 *
 * <p>Arrays of the heap could be given to a kernel as they are, but then the collector waits for it. To copy sums costs less
 * than can be measured, once a leaf. Columns are written where they are wanted.
 */
final class LeafState {
    private static final int LANES = StridedSums.LANES;

    /** The width of vector registers. */
    private static final long ALIGNMENT = 64;

    private final LeafProgram program;
    private final LeafKernel kernel;
    private final MemorySegment states;
    private final MemorySegment tile;
    private final MemorySegment lists;
    private final Root[] columns;
    private final KeyCounts[] keys;
    private final List<LeafKernel.Keys> histograms;
    private final List<LaneState> all;
    private final int sums;
    private boolean isTallied;

    LeafState(LeafProgram program, Accumulators accumulators, Arena arena) {
        this.program = program;
        this.kernel = program.kernel();
        this.sums = accumulators.sums();
        this.all = kernel.allStates();
        this.states = arena.allocate(bytes(Math.max(1, all.size()) * LANES), ALIGNMENT);
        this.tile = arena.allocate(program.tile().bytes(), ALIGNMENT);
        this.columns = kernel.columns().toArray(Root[]::new);
        List<KeyCounts> counts = new ArrayList<>();
        kernel.keys().forEach(each -> counts.add(KeyCounts.ofScenarios(each.size(), arena, ALIGNMENT)));
        this.histograms = new ArrayList<>(kernel.keys());
        LevelLayout layout = kernel.levels() == null ? null : new LevelLayout(kernel);
        if (layout != null) {
            for (LeafKernel.Keys each : kernel.levels().keys()) {
                counts.add(KeyCounts.ofPairs(each.size(), layout.mostPairs(), arena, ALIGNMENT));
                histograms.add(each);
            }
        }
        this.keys = counts.toArray(KeyCounts[]::new);
        this.lists = arena.allocate(ValueLayout.ADDRESS, columns.length + keys.length + 1L);
        for (int index = 0; index < keys.length; index++) {
            lists.setAtIndex(ValueLayout.ADDRESS, columns.length + index, keys[index].memory());
        }
        if (layout != null) {
            // All zero: nothing has been computed yet.
            MemorySegment levels = arena.allocate(layout.bytes(), ALIGNMENT);
            lists.setAtIndex(ValueLayout.ADDRESS, columns.length + keys.length, levels);
        }
        resetTallies();
    }

    private static long bytes(int values) {
        return (long) values * Long.BYTES;
    }

    /**
     * Evaluates some scenarios inside a leaf.
     *
     * @return how many were evaluated: fewer where those that follow are not ordinary
     */
    int evaluate(int row, int count, Batch batch, Partials partials) {
        double[] lanes = partials.sums().lanes();
        int index = partials.sums().index(row / StridedSums.LEAF, 0);
        MemorySegment.copy(lanes, index, states, ValueLayout.JAVA_DOUBLE, 0, sums * LANES);
        int rows = Math.clamp(batch.rows() - (long) row, 0, count);
        pointAt(batch, row);
        int done = (int) program.call(batch.first() + row, count, rows, states, tile, lists);
        countListed(partials.tallies());
        if (done > 0) {
            isTallied = true;
            MemorySegment.copy(states, ValueLayout.JAVA_DOUBLE, 0, lanes, index, sums * LANES);
            StateTallies.addSame(kernel, done, partials.tallies());
        }
        return done;
    }

    /** Lets the kernel write into the memory of a batch from a row on. */
    private void pointAt(Batch batch, int row) {
        for (int index = 0; index < columns.length && row < batch.rows(); index++) {
            MemorySegment column = index == 0 ? batch.status() : batch.values(index - 1);
            long address =
                    column.address() + (long) row * columns[index].storage().bytes();
            lists.setAtIndex(ValueLayout.JAVA_LONG, index, address);
        }
    }

    private void countListed(Tallies tallies) {
        for (int at = 0; at < keys.length; at++) {
            keys[at].countListed(histogram(at, tallies));
        }
    }

    private Counts histogram(int index, Tallies tallies) {
        return tallies.histogram(histograms.get(index).accumulator());
    }

    /** Gives the tallies to the statistics. */
    void give(Tallies tallies) {
        if (!isTallied) {
            return;
        }
        if (kernel.levels() != null && kernel.levels().accumulates()) {
            for (int row = 0; row < kernel.levels().mostRows(); row++) {
                program.give(row, states, lists);
                countListed(tallies);
            }
        }
        for (int index = 0; index < keys.length; index++) {
            keys[index].give(histogram(index, tallies));
        }
        for (int index = sums; index < all.size(); index++) {
            LaneState state = all.get(index);
            for (long lane = (long) index * LANES; lane < (index + 1L) * LANES; lane++) {
                StateTallies.add(state, states.getAtIndex(ValueLayout.JAVA_LONG, lane), tallies);
            }
        }
        resetTallies();
    }

    private void resetTallies() {
        isTallied = false;
        for (int index = sums; index < all.size(); index++) {
            LaneState state = all.get(index);
            for (long lane = (long) index * LANES; lane < (index + 1L) * LANES; lane++) {
                switch (state.kind()) {
                    case SUM -> throw new IllegalStateException("a sum behind the sums");
                    case LEAST, GREATEST -> states.setAtIndex(ValueLayout.JAVA_DOUBLE, lane, state.initial());
                    case COUNT -> states.setAtIndex(ValueLayout.JAVA_LONG, lane, 0);
                }
            }
        }
    }
}

package org.heliosweep.device;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
 * <p>Arrays of the heap could be given to a kernel as they are, but then the collector waits for it. To copy costs less
 * than can be measured: sums once a leaf, columns while they are in the cache.
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
    private final MemorySegment[] columns;
    private final KeyCounts[] keys;
    private final int sums;
    private boolean isTallied;

    LeafState(LeafProgram program, Accumulators accumulators, Arena arena) {
        this.program = program;
        this.kernel = program.kernel();
        this.sums = accumulators.sums();
        this.states = arena.allocate(bytes(Math.max(1, kernel.states().size()) * LANES), ALIGNMENT);
        this.tile = arena.allocate(program.tile().bytes(), ALIGNMENT);
        this.columns = kernel.columns().stream()
                .map(column -> arena.allocate(bytes(StridedSums.LEAF), ALIGNMENT))
                .toArray(MemorySegment[]::new);
        this.keys = kernel.keys().stream()
                .map(each -> new KeyCounts(each.size(), arena, ALIGNMENT))
                .toArray(KeyCounts[]::new);
        this.lists = arena.allocate(ValueLayout.ADDRESS, Math.max(1, columns.length + keys.length));
        for (int index = 0; index < columns.length; index++) {
            lists.setAtIndex(ValueLayout.ADDRESS, index, columns[index]);
        }
        for (int index = 0; index < keys.length; index++) {
            lists.setAtIndex(ValueLayout.ADDRESS, columns.length + index, keys[index].memory());
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
        int done = (int) program.call(batch.first() + row, count, rows, states, tile, lists);
        if (done > 0) {
            isTallied = true;
            MemorySegment.copy(states, ValueLayout.JAVA_DOUBLE, 0, lanes, index, sums * LANES);
            StateTallies.addSame(kernel, done, partials.tallies());
            for (int at = 0; at < keys.length; at++) {
                keys[at].countListed(histogram(at, partials.tallies()));
            }
            RowColumns.copy(columns, 0, row, Math.min(rows, done), batch);
        }
        return done;
    }

    private Counts histogram(int index, Tallies tallies) {
        return tallies.histogram(kernel.keys().get(index).accumulator());
    }

    /** Gives the tallies to the statistics. */
    void give(Tallies tallies) {
        if (!isTallied) {
            return;
        }
        for (int index = 0; index < keys.length; index++) {
            keys[index].give(histogram(index, tallies));
        }
        for (int index = sums; index < kernel.states().size(); index++) {
            LaneState state = kernel.states().get(index);
            for (long lane = (long) index * LANES; lane < (index + 1L) * LANES; lane++) {
                StateTallies.add(state, states.getAtIndex(ValueLayout.JAVA_LONG, lane), tallies);
            }
        }
        resetTallies();
    }

    private void resetTallies() {
        isTallied = false;
        for (int index = sums; index < kernel.states().size(); index++) {
            LaneState state = kernel.states().get(index);
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

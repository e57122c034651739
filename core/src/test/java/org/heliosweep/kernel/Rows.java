package org.heliosweep.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;

/**
 * All that a sweep gives.
 *
 * @param values for each row the status and the columns, as integers that tell every bit apart
 * @param summary the statistics
 */
public record Rows(List<List<Long>> values, Summary summary) {
    /** What a back end gives on one thread. */
    public static Rows of(Plan plan, Backend backend, int blockSize) {
        return of(plan, backend, 1, blockSize);
    }

    /** What a back end gives. */
    public static Rows of(Plan plan, Backend backend, int threads, int blockSize) {
        Collector collector = new Collector();
        Summary summary = Sweep.of(plan)
                .backend(backend)
                .threads(threads)
                .blockSize(blockSize)
                .sink(collector)
                .run()
                .summary();
        return new Rows(collector.values, summary);
    }

    /** Gives memory with a fence around each column, which nobody may touch. */
    private static final class Collector implements Sink, ColumnMemory {
        private static final long FENCE = 64;
        private static final byte UNTOUCHED = 0x5a;

        private final List<List<Long>> values = new ArrayList<>();
        private final Map<Long, List<MemorySegment>> fenced = new ConcurrentHashMap<>();
        private List<Column> columns;

        @Override
        public void begin(Plan plan) {
            columns = plan.columns();
        }

        @Override
        public Optional<ColumnMemory> memory() {
            return Optional.of(this);
        }

        @Override
        public MemorySegment[] columns(long first, int rows) {
            List<MemorySegment> memory = columns.stream()
                    .map(column -> (long) rows * ColumnMemory.width(column.kind()))
                    .map(bytes ->
                            Arena.ofAuto().allocate(bytes + 2 * FENCE, FENCE).fill(UNTOUCHED))
                    .toList();
            fenced.put(first, memory);
            return memory.stream()
                    .map(each -> each.asSlice(FENCE, each.byteSize() - 2 * FENCE))
                    .toArray(MemorySegment[]::new);
        }

        private void checkFences(Batch batch) {
            for (MemorySegment each : fenced.remove(batch.first())) {
                for (long at = 0; at < FENCE; at++) {
                    if (each.get(ValueLayout.JAVA_BYTE, at) != UNTOUCHED
                            || each.get(ValueLayout.JAVA_BYTE, each.byteSize() - 1 - at) != UNTOUCHED) {
                        throw new IllegalStateException("written outside the rows of the batch " + batch.first());
                    }
                }
            }
        }

        @Override
        public void accept(Batch batch) {
            if (!batch.isIn(this)) {
                throw new IllegalStateException("the rows are not where they are wanted");
            }
            checkFences(batch);
            for (int row = 0; row < batch.rows(); row++) {
                List<Long> cells = new ArrayList<>();
                cells.add((long) batch.status(row));
                for (int column = 0; column < batch.columns().size(); column++) {
                    cells.add(
                            switch (batch.columns().get(column).kind()) {
                                case Kind.Number _ -> Double.doubleToRawLongBits(batch.real(column, row));
                                case Kind.Choice _ -> (long) batch.label(column, row);
                                case Kind.Truth _ -> batch.truth(column, row) ? 1L : 0L;
                            });
                }
                values.add(cells);
            }
        }

        @Override
        public void complete(Summary complete) {}

        @Override
        public void abort() {}
    }
}

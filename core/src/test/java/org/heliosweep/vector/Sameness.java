package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;

/**
 * All that comes out of a sweep.
 *
 * @param summary the summary
 * @param batches for each batch of the file the status and the columns, as bits
 */
record Sameness(Summary summary, List<List<Object>> batches) {
    static Sameness of(Plan plan, String backend, int threads, int block) {
        Columns columns = new Columns();
        Summary summary = Sweep.of(plan)
                .backend(Backends.named(backend))
                .threads(threads)
                .blockSize(block)
                .sink(columns)
                .run()
                .summary();
        return new Sameness(summary, columns.batches);
    }

    /** Keeps what is written. */
    private static final class Columns implements Sink {
        private final List<List<Object>> batches = new ArrayList<>();

        @Override
        public void begin(Plan plan) {}

        @Override
        public void accept(Batch batch) {
            List<Object> rows = new ArrayList<>();
            rows.add(IntStream.range(0, batch.rows()).map(batch::status).boxed().toList());
            for (int column = 0; column < batch.columns().size(); column++) {
                rows.add(column(batch, column));
            }
            batches.add(rows);
        }

        private static List<?> column(Batch batch, int column) {
            Kind kind = batch.columns().get(column).kind();
            return IntStream.range(0, batch.rows())
                    .<Object>mapToObj(row -> switch (kind) {
                        case Kind.Number _ -> Double.doubleToRawLongBits(batch.real(column, row));
                        case Kind.Choice _ -> batch.label(column, row);
                        case Kind.Truth _ -> batch.truth(column, row);
                    })
                    .toList();
        }

        @Override
        public void complete(Summary complete) {}

        @Override
        public void abort() {}
    }
}

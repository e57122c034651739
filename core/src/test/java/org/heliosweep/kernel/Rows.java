package org.heliosweep.kernel;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
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
    /** What a back end gives. */
    public static Rows of(Plan plan, Backend backend, int blockSize) {
        Collector collector = new Collector();
        Summary summary = Sweep.of(plan)
                .backend(backend)
                .threads(1)
                .blockSize(blockSize)
                .sink(collector)
                .run()
                .summary();
        return new Rows(collector.values, summary);
    }

    private static final class Collector implements Sink {
        private final List<List<Long>> values = new ArrayList<>();

        @Override
        public void begin(Plan plan) {}

        @Override
        public void accept(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                List<Long> cells = new ArrayList<>();
                cells.add((long) batch.status()[row]);
                for (int column = 0; column < batch.columns().size(); column++) {
                    cells.add(
                            switch (batch.columns().get(column).kind()) {
                                case Kind.Number _ -> Double.doubleToRawLongBits(batch.reals(column)[row]);
                                case Kind.Choice _ -> (long) batch.labels(column)[row];
                                case Kind.Truth _ -> batch.truths(column)[row] ? 1L : 0L;
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

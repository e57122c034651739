package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Batch;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;

/** Many scenarios of a model, swept; for models that take too long one by one. All scenarios must be valid. */
final class Grid implements Sink {
    private final List<String> names = new ArrayList<>();
    private final List<double[]> batches = new ArrayList<>();
    private int width;

    private Grid() {}

    /** A grid of levels, the last statement changing fastest. */
    static Grid of(String model, String... vary) {
        return of(Models.WORKBENCH
                .newStudy("grid", Models.WORKBENCH.model(model))
                .add("design grid\n" + String.join("\n", vary) + "\nkeep inputs, outputs"));
    }

    static Grid of(StudyBuilder study) {
        Grid grid = new Grid();
        Sweep.of(Plan.of(study.build())).sink(grid).run();
        return grid;
    }

    double[] column(String name) {
        int index = names.indexOf(name);
        return IntStream.range(0, batches.size() / width)
                .mapToObj(batch -> batches.get(batch * width + index))
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    @Override
    public void begin(Plan plan) {}

    @Override
    public void accept(Batch batch) {
        width = batch.columns().size();
        names.clear();
        for (int column = 0; column < width; column++) {
            names.add(batch.columns().get(column).name());
            batches.add(batch.values(column)
                    .asSlice(0, (long) batch.rows() * Double.BYTES)
                    .toArray(ValueLayout.JAVA_DOUBLE));
        }
        for (int row = 0; row < batch.rows(); row++) {
            assertEquals(0, batch.status(row), "a scenario is invalid");
        }
    }

    @Override
    public void complete(Summary summary) {}

    @Override
    public void abort() {}
}

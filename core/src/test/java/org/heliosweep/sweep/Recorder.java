package org.heliosweep.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;

/** A sink that keeps copies of everything, and checks the order in which it is called. */
class Recorder implements Sink {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> status = new ArrayList<>();
    private final List<List<Object>> columns = new ArrayList<>();
    private Summary summary;

    @Override
    public void begin(Plan plan) {
        calls.add("begin");
        plan.columns().forEach(_ -> columns.add(new ArrayList<>()));
    }

    @Override
    public void accept(Batch batch) {
        if (batch.first() != status.size() || batch.first() % Batch.SIZE != 0) {
            throw new IllegalStateException("the batch of " + batch.first() + " comes after " + status.size());
        }
        calls.add("accept " + batch.rows());
        IntStream.range(0, batch.rows()).map(batch::status).forEach(status::add);
        for (int index = 0; index < columns.size(); index++) {
            for (int row = 0; row < batch.rows(); row++) {
                columns.get(index)
                        .add(
                                switch (batch.columns().get(index).kind()) {
                                    case Kind.Number _ -> Double.doubleToRawLongBits(batch.real(index, row));
                                    case Kind.Choice _ -> batch.label(index, row);
                                    case Kind.Truth _ -> batch.truth(index, row);
                                });
            }
        }
    }

    @Override
    public void complete(Summary complete) {
        calls.add("complete");
        summary = complete;
    }

    @Override
    public void abort() {
        calls.add("abort");
    }

    List<String> calls() {
        return calls;
    }

    List<Integer> status() {
        return status;
    }

    List<Object> column(int index) {
        return columns.get(index);
    }

    List<List<Object>> columns() {
        return columns;
    }

    Summary summary() {
        return summary;
    }
}

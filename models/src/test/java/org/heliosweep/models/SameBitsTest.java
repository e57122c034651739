package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every back end that says so gives the bits of the scalar interpreter, for every model of the library. */
@Execution(ExecutionMode.CONCURRENT)
class SameBitsTest {
    private static final int SCENARIOS = 3_001;
    private static final int FEWEST = 33;
    private static final long MOST_OPERATIONS = 100_000_000;

    static Stream<String> models() {
        return Models.WORKBENCH.models().stream().map(Workbench.Title::name);
    }

    @ParameterizedTest
    @MethodSource("models")
    void overTheCredibleRangesOfAModel(String name) {
        Model model = Models.WORKBENCH.model(name);
        StudyBuilder study = Models.WORKBENCH
                .newStudy("same-bits", model)
                .add("design random " + SCENARIOS + " seed 5")
                .add("keep inputs, outputs");
        for (Input input : model.inputs()) {
            switch (input) {
                case Input.Choice choice -> study.add("vary " + choice.name() + " = levels");
                case Input.Number number
                when number.low() < number.high() -> study.add("vary " + number.name() + " = uniform");
                case Input.Number _ -> {}
            }
        }
        compare(affordable(study));
    }

    /** Fewer scenarios where each goes through the hours of a year. */
    private static Plan affordable(StudyBuilder study) {
        Plan plan = Plan.of(study.build());
        long most = MOST_OPERATIONS / Math.max(1, plan.lowering().getFirst().operations());
        return most >= plan.size() || !study.build().design().isExtendable()
                ? plan
                : Plan.of(study.scenarios(Math.max(most, FEWEST)).build());
    }

    static Stream<String> studies() {
        return Models.WORKBENCH.studies().stream().map(Workbench.Title::name);
    }

    @ParameterizedTest
    @MethodSource("studies")
    void overTheFirstScenariosOfAStudy(String name) {
        StudyBuilder study = Models.WORKBENCH.study(name).add("keep inputs, outputs rows 2000");
        if (study.build().design().isExtendable()) {
            study.scenarios(SCENARIOS);
        } else if (study.build().design().size() > SCENARIOS) {
            study.add("vary launch_price = levels(15, 3600)").add("vary satellite_cost = levels(2, 16)");
            study.add("fix lifetime = 5").add("vary fleet.failure_rate = levels(0, 9)");
        }
        compare(affordable(study));
    }

    private static void compare(Plan plan) {
        Rows expected = rows(plan, "scalar");
        for (Backend backend : Backends.all()) {
            if (backend.keepsBits() && backend.availability().available()) {
                Rows actual = rows(plan, backend.name());
                assertEquals(expected.values, actual.values, backend.name());
                assertEquals(expected.summary, actual.summary, backend.name());
            }
        }
    }

    private static Rows rows(Plan plan, String backend) {
        Rows rows = new Rows();
        Sweep.of(plan).backend(backend).threads(1).sink(rows).run();
        return rows;
    }

    /** All rows as text, which tells every bit apart but those of NaN. */
    private static final class Rows implements Sink {
        private final List<List<Object>> values = new ArrayList<>();
        private Summary summary;

        @Override
        public void begin(Plan plan) {}

        @Override
        public void accept(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                List<Object> cells = new ArrayList<>();
                cells.add(batch.status(row));
                for (int column = 0; column < batch.columns().size(); column++) {
                    cells.add(
                            switch (batch.columns().get(column).kind()) {
                                case Kind.Number _ -> batch.real(column, row);
                                case Kind.Choice _ -> batch.label(column, row);
                                case Kind.Truth _ -> batch.truth(column, row);
                            });
                }
                values.add(cells);
            }
        }

        @Override
        public void complete(Summary complete) {
            summary = complete;
        }

        @Override
        public void abort() {}
    }
}

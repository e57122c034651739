package org.heliosweep.device;

import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;

/** The library as plans of a few scenarios of which everything is kept. */
final class LibraryPlans {
    static final Workbench WORKBENCH = Workbench.standard();

    /** No multiple of anything. */
    static final int SCENARIOS = 2_001;

    private static final int FEWEST = 33;
    private static final long MOST_OPERATIONS = 100_000_000;

    /** Whether everything is checked that takes long. */
    static final boolean ALL = Boolean.getBoolean("library.all");

    private static final int STEP = ALL ? 1 : 4;

    /** Those that stand for all models where a check takes long: one in four, or all with {@code -Dlibrary.all=true}. */
    static final List<String> SOME = IntStream.iterate(
                    0, index -> index < WORKBENCH.models().size(), index -> index + STEP)
            .mapToObj(index -> WORKBENCH.models().get(index).name())
            .toList();

    private LibraryPlans() {}

    /** How many scenarios can be afforded: fewer where each goes through the hours of a year. */
    static int scenarios(Plan plan) {
        long most = MOST_OPERATIONS / Math.max(1, plan.lowering().getFirst().operations());
        return Math.clamp(most, FEWEST, SCENARIOS);
    }

    private static Plan affordable(StudyBuilder study) {
        Plan plan = Plan.of(study.build());
        int scenarios = scenarios(plan);
        return scenarios == SCENARIOS || !study.build().design().isExtendable()
                ? plan
                : Plan.of(study.scenarios(scenarios).build());
    }

    /** A model, drawn over the credible ranges of all its inputs. */
    static Plan ofModel(String name) {
        Model model = WORKBENCH.model(name);
        StudyBuilder study = WORKBENCH
                .newStudy("library", model)
                .add("design random " + SCENARIOS + " seed 11\nkeep inputs, outputs");
        for (Input input : model.inputs()) {
            switch (input) {
                case Input.Choice choice -> study.add("vary " + choice.name() + " = levels");
                case Input.Number number
                when number.low() < number.high() -> study.add("vary " + number.name() + " = uniform");
                case Input.Number _ -> {}
            }
        }
        return affordable(study);
    }

    /** A study, with fewer scenarios or levels. */
    static Plan ofStudy(String name) {
        StudyBuilder study = WORKBENCH.study(name).add("keep inputs, outputs rows 2000");
        if (study.build().design().isExtendable()) {
            study.scenarios(SCENARIOS);
        } else if (study.build().design().size() > SCENARIOS) {
            study.add("vary launch_price = levels(15, 3600)").add("vary satellite_cost = levels(2, 16)");
            study.add("fix lifetime = 5").add("vary fleet.failure_rate = levels(0, 9)");
        }
        return affordable(study);
    }
}

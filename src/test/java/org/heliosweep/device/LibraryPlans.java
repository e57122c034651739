package org.heliosweep.device;

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

    private LibraryPlans() {}

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
        return Plan.of(study.build());
    }

    /** A study, with fewer scenarios or levels. */
    static Plan ofStudy(String name) {
        StudyBuilder study = WORKBENCH.study(name).add("keep inputs, outputs rows 2000");
        if (study.build().design().isExtendable()) {
            study.scenarios(SCENARIOS);
        } else {
            study.add("vary launch_price = levels(15, 3600)").add("vary satellite_cost = levels(2, 16)");
            study.add("fix lifetime = 5").add("vary fleet.failure_rate = levels(0, 9)");
        }
        return Plan.of(study.build());
    }
}

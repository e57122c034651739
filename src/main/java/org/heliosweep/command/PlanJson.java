package org.heliosweep.command;

import org.heliosweep.arrow.ArrowFile;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Study;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan for machines. Only what stands under {@code expected} differs from run to run. */
final class PlanJson {
    private PlanJson() {}

    static ObjectNode of(Plan plan, Expectation expectation) {
        Study study = plan.study();
        ObjectNode answer = Json.object();
        answer.put("study", study.name())
                .put("description", study.description())
                .put("model", study.model().name())
                .put("scenarios", plan.size());
        design(answer.putObject("design"), study.design());
        ArrayNode fixed = answer.putArray("fixed");
        study.fixed().keySet().forEach(fixed::add);
        ArrayNode conditions = answer.putArray("conditions");
        study.conditions().forEach(condition -> conditions.add(condition.reason()));
        answer.put("rows", plan.rows());
        ArrayNode columns = answer.putArray("columns");
        if (!study.keep().isNothing()) {
            PlanText.columns(plan).forEach(columns::add);
        }
        answer.put("bytes", study.keep().isNothing() ? 0 : ArrowFile.bytes(plan));
        answer.put("operations", plan.lowering().getLast().operations());
        ArrayNode lowering = answer.putArray("lowering");
        plan.lowering()
                .forEach(step -> lowering.addObject().put("step", step.name()).put("operations", step.operations()));
        HoistedPlan.of(plan).ifPresent(hoisted -> HoistingJson.put(answer.putObject("hoisting"), hoisted));
        ArrayNode notes = answer.putArray("notes");
        CredibleRanges.notes(study).forEach(notes::add);
        answer.put("text", study.text());
        ObjectNode expected = answer.putObject("expected")
                .put("backend", expectation.choice().backend().name())
                .put("threads", expectation.threads())
                .put("scenarios_per_thread_and_second", expectation.perThread())
                .put("seconds", expectation.seconds());
        BackendReason.put(expected.putObject("choice"), expectation.choice());
        return answer;
    }

    private static void design(ObjectNode object, Design design) {
        switch (design) {
            case Design.Grid _ -> object.put("kind", "grid");
            case Design.Random random ->
                object.put("kind", "random").put("seed", random.seed()).put("generator", Design.Random.GENERATOR);
        }
        if (design instanceof Design.Random random) {
            ArrayNode correlations = object.putArray("rank_correlations");
            random.correlations()
                    .forEach(each -> correlations
                            .addObject()
                            .put("first", each.first())
                            .put("second", each.second())
                            .put("coefficient", each.coefficient()));
        }
        ArrayNode varied = object.putArray("varied");
        design.varied().forEach(each -> {
            ObjectNode input = varied.addObject().put("input", each.input());
            if (each.variation() instanceof Variation.Axis axis) {
                input.put("levels", axis.length());
            }
        });
    }
}

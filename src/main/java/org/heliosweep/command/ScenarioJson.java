package org.heliosweep.command;

import java.util.List;
import org.heliosweep.interpreter.Check;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.model.Input;
import org.heliosweep.model.Quantity;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One scenario for machines. */
final class ScenarioJson {
    private ScenarioJson() {}

    /** A model that was evaluated once. */
    static ObjectNode ofModel(Explanation explanation, boolean all) {
        ObjectNode answer = Json.object();
        answer.put("model", explanation.study().model().name());
        add(answer, explanation, all);
        return answer;
    }

    /** A scenario of a study. */
    static ObjectNode ofStudy(Explanation explanation) {
        ObjectNode answer = Json.object();
        answer.put("study", explanation.study().name()).put("scenario", explanation.number());
        add(answer, explanation, /* all= */ true);
        checks(answer.putArray("conditions"), explanation.conditions());
        return answer;
    }

    private static void add(ObjectNode answer, Explanation explanation, boolean all) {
        answer.put("status", Status.of(explanation).word());
        answer.put("reason", explanation.reason().orElse(null));
        ArrayNode inputs = answer.putArray("inputs");
        ArrayNode quantities = answer.putArray("quantities");
        for (Value value : explanation.values()) {
            Quantity quantity = value.quantity();
            if (quantity.role() == Quantity.Role.INPUT) {
                Input input = explanation.study().model().input(quantity.name()).orElseThrow();
                ObjectNode object = value(inputs.addObject(), value);
                object.put("given", Given.of(explanation.study(), input.name()).word());
                if (input instanceof Input.Number number && value instanceof Value.Number shown) {
                    object.put("credible", !CredibleRanges.isOutside(number, shown.value()));
                }
            } else if (all || quantity.role() == Quantity.Role.OUTPUT) {
                value(quantities.addObject(), value).put("role", ModelJson.role(quantity.role()));
            }
        }
        checks(answer.putArray("requirements"), explanation.requirements());
    }

    private static ObjectNode value(ObjectNode object, Value value) {
        object.put("name", value.quantity().name());
        switch (value) {
            case Value.Number number -> {
                object.set("value", Json.value(number.value()));
                object.put("unit", number.quantity().unit().symbol());
            }
            case Value.Label label -> object.put("value", label.label());
            case Value.Truth truth -> object.put("value", truth.value());
        }
        return object;
    }

    private static void checks(ArrayNode array, List<Check> checks) {
        for (Check check : checks) {
            array.addObject().put("reason", check.reason()).put("fulfilled", check.fulfilled());
        }
    }
}

package org.heliosweep.command;

import java.util.Locale;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model for machines. */
final class ModelJson {
    private ModelJson() {}

    static ObjectNode of(Model model) {
        ObjectNode answer = Json.object();
        answer.put("model", model.name()).put("description", model.description());
        ArrayNode inputs = answer.putArray("inputs");
        for (Input input : model.inputs()) {
            ObjectNode object = inputs.addObject().put("name", input.name());
            kind(object, input.kind());
            switch (input) {
                case Input.Number number -> {
                    object.set("default", Json.value(number.standard()));
                    object.set("low", Json.value(number.low()));
                    object.set("high", Json.value(number.high()));
                }
                case Input.Choice choice ->
                    object.put("default", choice.labels().get(choice.choice()));
            }
            object.put("description", input.description()).put("source", input.source());
        }
        ArrayNode quantities = answer.putArray("quantities");
        for (Quantity quantity : model.quantities()) {
            if (quantity.role() != Quantity.Role.INPUT) {
                ObjectNode object =
                        quantities.addObject().put("name", quantity.name()).put("role", role(quantity));
                kind(object, quantity.kind());
                object.put("equation", quantity.equation())
                        .put("description", quantity.description())
                        .put("source", quantity.source());
            }
        }
        ArrayNode requirements = answer.putArray("requirements");
        for (Requirement requirement : model.requirements()) {
            requirements
                    .addObject()
                    .put("reason", requirement.reason())
                    .put("declared", requirement.origin() == Requirement.Origin.DECLARED);
        }
        return answer;
    }

    static String role(Quantity quantity) {
        return quantity.role().name().toLowerCase(Locale.ROOT);
    }

    /** What the values are: numbers in a unit, labels, or true and false. */
    static void kind(ObjectNode object, Kind kind) {
        switch (kind) {
            case Kind.Number number ->
                object.put("kind", "number").put("unit", number.unit().symbol());
            case Kind.Choice choice -> {
                ArrayNode labels = object.put("kind", "choice").putArray("labels");
                choice.labels().forEach(labels::add);
            }
            case Kind.Truth _ -> object.put("kind", "truth");
        }
    }
}

package org.heliosweep.command;

import java.util.Locale;
import org.heliosweep.model.Index;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Margin;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.model.Use;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model for machines. */
final class ModelJson {
    private ModelJson() {}

    static ObjectNode of(Model model) {
        ObjectNode answer = Json.object();
        answer.put("model", model.name())
                .put("description", model.description())
                .put("introduction", model.introduction());
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
                        quantities.addObject().put("name", quantity.name()).put("role", role(quantity.role()));
                kind(object, quantity.kind());
                object.put("equation", quantity.equation())
                        .put("description", quantity.description())
                        .put("source", quantity.source());
            }
        }
        indexes(answer, model);
        uses(answer, model);
        ArrayNode margins = answer.putArray("margins");
        for (Margin margin : model.margins()) {
            ArrayNode stages = margins.addObject()
                    .put("name", margin.name())
                    .put("input", margin.input())
                    .putArray("stages");
            margin.stages().forEach(stages::add);
        }
        ArrayNode requirements = answer.putArray("requirements");
        for (Requirement requirement : model.requirements()) {
            requirements
                    .addObject()
                    .put("reason", requirement.reason())
                    .put("equation", requirement.equation())
                    .put("owner", requirement.owner())
                    .put("declared", requirement.origin() == Requirement.Origin.DECLARED);
        }
        return answer;
    }

    /** What quantities go over, and those that do; over a list, each member is among the quantities, too. */
    private static void indexes(ObjectNode answer, Model model) {
        ArrayNode indexes = answer.putArray("indexes");
        for (Index index : model.indexes()) {
            indexes.addObject()
                    .put("name", index.name())
                    .put("first", index.first())
                    .put("last", index.last())
                    .put("description", index.description());
        }
        ArrayNode indexed = answer.putArray("indexed");
        for (IndexedQuantity quantity : model.indexed()) {
            ObjectNode object = indexed.addObject()
                    .put("name", quantity.name())
                    .put("index", quantity.index().name())
                    .put("role", role(quantity.role()));
            kind(object, quantity.kind());
            object.put("equation", quantity.equation())
                    .put("start", quantity.start())
                    .put("description", quantity.description())
                    .put("source", quantity.source());
        }
    }

    private static void uses(ObjectNode answer, Model model) {
        ArrayNode uses = answer.putArray("uses");
        for (Use use : model.uses()) {
            ArrayNode given = uses.addObject()
                    .put("name", use.name())
                    .put("model", use.model())
                    .put("description", use.description())
                    .putArray("given");
            use.given()
                    .forEach(
                            each -> given.addObject().put("input", each.input()).put("equation", each.equation()));
        }
    }

    static String role(Quantity.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
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

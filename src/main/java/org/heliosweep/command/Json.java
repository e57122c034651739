package org.heliosweep.command;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers for machines. Numbers have all their digits, so that they read back to the same bits. JSON has no way to
 * write a number that is not finite: values of a scenario are then one of the strings {@code NaN}, {@code Infinity} and
 * {@code -Infinity}; a statistic that there is none of is null.
 */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A value of a scenario. */
    static JsonNode value(double value) {
        return Double.isFinite(value)
                ? JsonNodeFactory.instance.numberNode(value)
                : JsonNodeFactory.instance.stringNode(Double.toString(value));
    }

    /** A statistic; null where it is NaN. */
    static JsonNode statistic(double value) {
        return Double.isNaN(value) ? JsonNodeFactory.instance.nullNode() : value(value);
    }

    static void print(PrintWriter output, ObjectNode answer) {
        output.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(answer));
    }
}

package org.heliosweep.command;

import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Expected;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why a back end evaluates. */
final class BackendReason {
    private BackendReason() {}

    /** In a line; how long it was estimated to take, with what compiling takes. */
    static String text(BackendChoice choice) {
        if (choice.isAsked()) {
            return choice.backend().name() + ": asked for";
        }
        StringBuilder text =
                new StringBuilder(choice.backend().name() + ": " + seconds(choice.expected()) + " estimated");
        if (choice.expected().isKept()) {
            text.append(", compiled before");
        }
        choice.next()
                .ifPresent(next -> text.append("; ")
                        .append(next.backend().name())
                        .append(' ')
                        .append(seconds(next)));
        choice.refusals()
                .forEach(refusal -> text.append("; ")
                        .append(refusal.backend().name())
                        .append(' ')
                        .append(refusal.reason()));
        return text.toString();
    }

    private static String seconds(Expected expected) {
        return Numbers.duration(expected.seconds());
    }

    /** For programs. */
    static void put(ObjectNode object, BackendChoice choice) {
        object.put("reason", text(choice)).put("asked", choice.isAsked());
        if (!Double.isNaN(choice.expected().seconds())) {
            put(object, choice.expected());
        }
        choice.next().ifPresent(next -> {
            ObjectNode other = object.putObject("next");
            other.put("backend", next.backend().name());
            put(other, next);
        });
        ArrayNode refused = object.putArray("refused");
        choice.refusals()
                .forEach(refusal -> refused.addObject()
                        .put("backend", refusal.backend().name())
                        .put("reason", refusal.reason()));
    }

    private static void put(ObjectNode object, Expected expected) {
        object.put("expected_seconds", expected.seconds())
                .put("start_seconds", expected.start())
                .put("kept", expected.isKept());
    }
}

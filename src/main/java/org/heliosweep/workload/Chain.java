package org.heliosweep.workload;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;

/**
 * W many times, each taking {@code T + 0.01 * cap} of the one before for its T; the outputs are those of the last one.
 * What does not depend on T is the same in all of them, so a graph that shares what is written twice grows by less than
 * W with each.
 */
final class Chain {
    private static final String LINKED = "T";

    private Chain() {}

    /** The text of a model. */
    static String text(Model w, int links) {
        String inputs = w.inputs().stream().map(Chain::input).collect(Collectors.joining());
        String uses = IntStream.rangeClosed(1, links)
                .mapToObj(link -> "use w as w" + link + " (" + arguments(w, link) + ")\n")
                .collect(Collectors.joining());
        String outputs = w.outputs().stream()
                .map(output -> output(output, "w" + links + "."))
                .collect(Collectors.joining());
        return Stream.of("model w-" + links + "  \"W " + links + " times\"\n", inputs, uses, outputs)
                .collect(Collectors.joining("\n"));
    }

    private static String input(Input input) {
        Input.Number number = (Input.Number) input;
        return "input " + number.name() + " [1] = " + number.standard() + "  " + number.low() + " .. " + number.high()
                + "\n";
    }

    private static String arguments(Model w, int link) {
        List<String> names = w.inputs().stream().map(Input::name).toList();
        return names.stream()
                .map(name -> name + " = " + name
                        + (link > 1 && name.equals(LINKED) ? " + 0.01 * w" + (link - 1) + ".cap" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String output(Quantity output, String from) {
        String unit = output.kind() instanceof Kind.Number ? " [1]" : "";
        return "output " + output.name() + unit + " = " + from + output.name() + "\n";
    }
}

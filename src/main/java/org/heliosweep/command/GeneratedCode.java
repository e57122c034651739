package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a back end generates for a plan.
 *
 * @param plan the plan
 * @param backend the back end
 * @param listings what it generates, in the order in which it is tried
 */
record GeneratedCode(Plan plan, Backend backend, List<Kernel.Listing> listings) {
    /** Of a plan; all of it, or only what is tried first. Nothing where its back end generates none. */
    static Optional<GeneratedCode> of(Plan plan, BackendChoice.Compiled compiled, boolean all) {
        try (Kernel kernel = compiled.kernel()) {
            return Optional.of(kernel.listings(all))
                    .filter(listings -> !listings.isEmpty())
                    .map(listings -> new GeneratedCode(plan, compiled.choice().backend(), listings));
        }
    }

    /**
     * Of a plan, by the back end that would evaluate it. Where nobody asked for that one and it generates no code, by one
     * that does.
     *
     * @param note is told so
     */
    static GeneratedCode of(Plan plan, MachineOptions machine, boolean all, Consumer<String> note) {
        BackendChoice.Compiled compiled = machine.choice(plan).compile(plan);
        return of(plan, compiled, all).orElseGet(() -> {
            Backend none = compiled.choice().backend();
            if (compiled.choice().isAsked()) {
                throw new RequestException(
                        "--kernel: the back end " + none.name() + " generates no code; it is: " + none.description());
            }
            BackendChoice instead = machine.asked(MachineOptions.fastest(), plan);
            note.accept(none.name() + " would evaluate so few scenarios, which generates no code; this is the code of "
                    + instead.backend().name());
            return of(plan, instead.compile(plan), all).orElseThrow();
        });
    }

    void print(PrintWriter output, Style style) {
        output.println(style.heading(plan.study().name())
                + ModelText.about(plan.study().description()));
        output.println("Back end " + backend.name() + ModelText.about(backend.description()));
        for (Kernel.Listing listing : listings) {
            output.println();
            output.println(style.heading("Code for " + listing.title()));
            output.println();
            output.print(listing.text());
        }
    }

    ObjectNode json() {
        ObjectNode answer = Json.object();
        answer.put("study", plan.study().name()).put("backend", backend.name());
        ArrayNode kernels = answer.putArray("kernels");
        listings.forEach(
                listing -> kernels.addObject().put("title", listing.title()).put("text", listing.text()));
        return answer;
    }
}

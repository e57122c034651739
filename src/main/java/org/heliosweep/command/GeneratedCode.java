package org.heliosweep.command;

import java.io.PrintWriter;
import java.util.List;
import org.heliosweep.kernel.Backend;
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
    /** Of a plan; all of it, or only what is tried first. */
    static GeneratedCode of(Plan plan, Backend backend, boolean all) {
        try (Kernel kernel = backend.compile(plan)) {
            List<Kernel.Listing> listings = kernel.listings(all);
            if (listings.isEmpty()) {
                throw new RequestException("--kernel: the back end " + backend.name() + " generates no code; it is: "
                        + backend.description());
            }
            return new GeneratedCode(plan, backend, listings);
        }
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

package org.heliosweep.kernel;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.heliosweep.plan.Plan;

/** The back ends that there are. */
public final class Backends {
    /** The name that leaves the choice to the engine. */
    public static final String AUTO = "auto";

    /**
     * The fastest first, among those that keep the bits. Without the one in C: it has to be known first for how many
     * scenarios it pays to wait for a compiler, and it computes in a grid what others share.
     */
    private static final List<String> PREFERENCE = List.of("vector", "scalar");

    /** Up to this many scenarios, code that has to be compiled first is slower than an interpreter. */
    private static final long FEW_SCENARIOS = 100_000;

    /** The same for operations of all scenarios together: some seconds of the interpreter. */
    private static final double FEW_OPERATIONS = 3e8;

    private Backends() {}

    /** All back ends, also those that cannot run here, in the order of their names. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    /**
     * The back end with a name, for a plan. {@code auto} is the one that is done first: the interpreter for little
     * work, otherwise as {@link #named(String)} says. All that it chooses among give the same bits.
     *
     * @throws IllegalArgumentException as {@link #named(String)}
     */
    public static Backend named(String name, Plan plan) {
        return named(name.equals(AUTO) && isSmall(plan) ? "scalar" : name);
    }

    private static boolean isSmall(Plan plan) {
        double operations = plan.lowering().getLast().operations();
        return plan.size() <= FEW_SCENARIOS && plan.size() * operations <= FEW_OPERATIONS;
    }

    /**
     * The back end with a name. {@code auto} is the one that is preferred among those that can run here and keep the
     * bits.
     *
     * @throws IllegalArgumentException if there is no such back end, or it cannot run here; the message says what is
     *     allowed, or why not
     */
    public static Backend named(String name) {
        List<Backend> all = all();
        if (name.equals(AUTO)) {
            return PREFERENCE.stream()
                    .flatMap(preferred ->
                            all.stream().filter(backend -> backend.name().equals(preferred)))
                    .filter(backend ->
                            backend.keepsBits() && backend.availability().available())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no back end can run here"));
        }
        Backend found = all.stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no back end " + name + "; there are "
                        + all.stream().map(Backend::name).collect(Collectors.joining(", ")) + " and " + AUTO));
        Backend.Availability availability = found.availability();
        if (!availability.available()) {
            throw new IllegalArgumentException("the back end " + name + " cannot run here: " + availability.reason());
        }
        return found;
    }
}

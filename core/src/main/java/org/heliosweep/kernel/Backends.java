package org.heliosweep.kernel;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The back ends that there are. */
public final class Backends {
    /** The name that leaves the choice to the engine. */
    public static final String AUTO = "auto";

    /** The fastest first, among those that need nothing but the JVM and keep the bits. */
    private static final List<String> PREFERENCE = List.of("vector", "scalar");

    private Backends() {}

    /** All back ends, also those that cannot run here, in the order of their names. */
    public static List<Backend> all() {
        return ServiceLoader.load(Backend.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((left, right) -> left.name().compareTo(right.name()))
                .toList();
    }

    /**
     * The back end with a name. {@code auto}, where there is no plan to choose for, is the one that is preferred among
     * those that are part of the engine; for a plan see {@link BackendChoice}.
     *
     * @throws IllegalArgumentException if there is no such back end; the message says which there are
     * @throws IllegalStateException if it cannot run here; the message says why not
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
                    .orElseThrow(() -> new IllegalStateException("no back end can run here"));
        }
        Backend found = all.stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no back end " + name + "; there are "
                        + all.stream().map(Backend::name).collect(Collectors.joining(", ")) + " and " + AUTO));
        Backend.Availability availability = found.availability();
        if (!availability.available()) {
            throw new IllegalStateException("the back end " + name + " cannot run here: " + availability.reason());
        }
        return found;
    }
}

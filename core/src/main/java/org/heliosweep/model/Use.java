package org.heliosweep.model;

import java.util.List;

/**
 * A model inside another one.
 *
 * @param name what it is called there; what it calls {@code x} is {@code name.x}
 * @param model what it is called by itself
 * @param description what it is about, in a few words
 * @param given the inputs that the other model gives it, in the order in which they are written
 */
public record Use(String name, String model, String description, List<Given> given) {
    /**
     * An input of a model that is used, and what it gets.
     *
     * @param input how the model that is used calls it
     * @param equation how what it gets is written in the model that uses it
     */
    public record Given(String input, String equation) {}

    /** Keeps the list unmodifiable. */
    public Use {
        given = List.copyOf(given);
    }
}

package org.heliosweep.device;

/**
 * A node whose values a kernel writes.
 *
 * @param name what it is, for people
 * @param node its position in the graph
 * @param storage how its values lie in memory; of its type, or {@link Storage#CODE} for an integer that fits
 */
public record Root(String name, int node, Storage storage) {}

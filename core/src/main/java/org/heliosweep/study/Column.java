package org.heliosweep.study;

import org.heliosweep.model.Kind;

/**
 * A column of the file that a sweep writes.
 *
 * @param name its name in the file
 * @param kind what its values are, with the unit
 * @param node the node of the study's graph, as it is shown
 * @param description what it is; may be empty
 * @param source where it comes from; may be empty
 */
public record Column(String name, Kind kind, int node, String description, String source) {}

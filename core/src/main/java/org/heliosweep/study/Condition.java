package org.heliosweep.study;

/**
 * What must hold for a scenario to be counted.
 *
 * @param node a node of the study's graph, of type truth
 * @param reason why scenarios are excluded where it does not hold
 */
public record Condition(int node, String reason) {}

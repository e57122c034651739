package org.heliosweep.design;

/**
 * An input that a design varies.
 *
 * @param input the name of the input
 * @param variation how it is varied, in the input's declared unit
 */
public record Varied(String input, Variation variation) {}

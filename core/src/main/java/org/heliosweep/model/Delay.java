package org.heliosweep.model;

/**
 * What a value was some numbers of an index before.
 *
 * @param placeholder the input node that stands for it
 * @param lag how many numbers before, 1 or more
 * @param start the node of the value before the first number
 * @param value the node of the value itself, which may stand on placeholders
 */
public record Delay(int placeholder, int lag, int start, int value) {}

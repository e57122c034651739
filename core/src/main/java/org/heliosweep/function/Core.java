package org.heliosweep.function;

/**
 * A function for ordinary arguments only.
 *
 * @param result the node of the value, which has the same bits as the full expansion's where the guard is true and
 *     means nothing elsewhere
 * @param guard the truth node that says where it holds
 */
public record Core(int result, int guard) {}

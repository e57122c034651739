package org.heliosweep.kernel;

/**
 * Batches that a worker claims and evaluates.
 *
 * @param from the index of the first one
 * @param to behind the index of the last one
 */
public record Morsel(long from, long to) {}

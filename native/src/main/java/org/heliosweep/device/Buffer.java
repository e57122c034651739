package org.heliosweep.device;

/**
 * An array that a kernel reads or writes: one element for each scenario of a call, the first one at position 0.
 *
 * @param name what it holds; a name for people, not one of the language
 * @param storage how its elements lie in memory
 * @param isWritten whether the kernel writes it; otherwise it reads it
 */
public record Buffer(String name, Storage storage, boolean isWritten) {}

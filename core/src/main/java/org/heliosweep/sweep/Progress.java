package org.heliosweep.sweep;

/** Is told how far a sweep is, by the thread that runs it: at the start, after each batch, so also at the end. */
@FunctionalInterface
public interface Progress {
    /** So many scenarios of so many are done. */
    void update(long done, long total);
}

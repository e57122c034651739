package org.heliosweep.vector;

/** A compiled segment: one pass over the scenarios of a run. */
interface SegmentCode {
    /** Computes the values of the segment from what lies in the scratch, and stores those that are used later. */
    void run(Scratch scratch);
}

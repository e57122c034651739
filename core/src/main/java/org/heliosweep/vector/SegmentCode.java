package org.heliosweep.vector;

/** A compiled segment: one pass over a block. The arrays are the scratch of the program that it belongs to. */
interface SegmentCode {
    /** Computes the values of the segment from what lies in the scratch, and stores those that are used later. */
    void run(double[] reals, long[] integers, boolean[] truths);
}

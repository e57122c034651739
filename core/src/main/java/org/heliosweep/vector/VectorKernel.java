package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;

/**
 * A plan, compiled in three ways with the same bits: for scenarios that are all valid and ordinary, for scenarios that
 * are ordinary, and for any number of any scenarios. What is not needed is never compiled.
 */
final class VectorKernel implements Kernel {
    /** How many scenarios are computed at once: enough to hide the calls, few enough for the first-level cache. */
    static final int BLOCK = 256;

    private static final int SMALL = 600;

    private final Plan plan;
    private final int longestSegment;
    private BlockProgram staged;
    private Pipeline ofValid;
    private Pipeline ofOrdinary;

    VectorKernel(Plan plan, int longestSegment) {
        this.plan = plan;
        this.longestSegment = longestSegment;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Evaluator newEvaluator() {
        return new VectorEvaluator(this);
    }

    @Override
    public List<Listing> listings(boolean all) {
        List<Listing> found = new ArrayList<>();
        if (isSmall()) {
            found.add(new Listing(
                    "scenarios that are all valid and ordinary", PipelineListing.of(plan, ofValid(), true)));
        }
        if (all || found.isEmpty()) {
            found.add(new Listing("scenarios that are ordinary", PipelineListing.of(plan, ofOrdinary(), false)));
        }
        if (all) {
            found.add(new Listing("any scenarios", PipelineListing.of(plan, staged())));
        }
        return List.copyOf(found);
    }

    /** For any scenarios. */
    synchronized BlockProgram staged() {
        if (staged == null) {
            staged = BlockProgram.of(plan.graph(), plan.roots(), BLOCK, longestSegment);
        }
        return staged;
    }

    /** Whether it may pay to take all scenarios to be valid: in a large plan, what that saves is little of the whole. */
    boolean isSmall() {
        return plan.graph().size() <= SMALL;
    }

    /** For groups of valid, ordinary scenarios. */
    synchronized Pipeline ofValid() {
        if (ofValid == null) {
            ofValid = Pipeline.of(plan, true, longestSegment);
        }
        return ofValid;
    }

    /** For groups of ordinary scenarios. */
    synchronized Pipeline ofOrdinary() {
        if (ofOrdinary == null) {
            ofOrdinary = Pipeline.of(plan, false, longestSegment);
        }
        return ofOrdinary;
    }
}

package org.heliosweep.vector;

import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;

/** A plan as a block program. */
record VectorKernel(Plan plan, BlockProgram program) implements Kernel {
    /** How many scenarios are computed at once: enough to hide the calls, few enough for the first-level cache. */
    static final int BLOCK = Integer.getInteger("heliosweep.vector.block", 256);

    @Override
    public Evaluator newEvaluator() {
        return new VectorEvaluator(plan, program);
    }
}

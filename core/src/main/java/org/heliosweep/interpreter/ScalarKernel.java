package org.heliosweep.interpreter;

import org.heliosweep.kernel.Kernel;
import org.heliosweep.plan.Plan;

/** A plan as a tape. */
record ScalarKernel(Plan plan, Tape tape) implements Kernel {
    @Override
    public Evaluator newEvaluator() {
        return new ScalarEvaluator(plan, tape);
    }
}

package org.heliosweep.plan;

import org.heliosweep.study.Study;

/** Makes plans. */
final class Planner {
    private Planner() {}

    static Plan plan(Study study) {
        throw new UnsupportedOperationException(study.name());
    }
}

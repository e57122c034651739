package org.heliosweep.vector;

import java.util.List;
import java.util.Map;
import org.heliosweep.statistic.Accumulator;

/**
 * What a program is for.
 *
 * @param roots nodes whose values lie in their slots at the end
 * @param accumulators what is added up inside segments, by its position among the accumulators of the plan
 * @param finite reals that have to be finite in every scenario
 * @param checks truths that have to hold in every scenario
 * @param pointers inputs that are not in a slot but where a pointer of the scratch says
 */
record Goals(
        List<Integer> roots,
        Map<Integer, Accumulator> accumulators,
        List<Integer> finite,
        List<Integer> checks,
        Map<Integer, Pointer> pointers) {
    /** Keeps everything unmodifiable. */
    Goals {
        roots = List.copyOf(roots);
        accumulators = Map.copyOf(accumulators);
        finite = List.copyOf(finite);
        checks = List.copyOf(checks);
        pointers = Map.copyOf(pointers);
    }

    /** Values only. */
    static Goals of(List<Integer> roots) {
        return new Goals(roots, Map.of(), List.of(), List.of(), Map.of());
    }
}

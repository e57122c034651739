package org.heliosweep.interpreter;

import java.util.List;
import java.util.Optional;
import org.heliosweep.study.Study;

/**
 * One scenario of a study, in full.
 *
 * @param study the study
 * @param number the number of the scenario
 * @param status as in the columns: 0 valid, k invalid for the k-th requirement, −k excluded by the k-th condition
 * @param values everything that has a name, in the order of the model: inputs too, with what the design gives them
 * @param requirements the requirements, in the order of the model; all that are not fulfilled, not only the first
 * @param conditions the conditions of the study, in its order
 */
public record Explanation(
        Study study, long number, int status, List<Value> values, List<Check> requirements, List<Check> conditions) {
    /** Keeps the lists unmodifiable. */
    public Explanation {
        values = List.copyOf(values);
        requirements = List.copyOf(requirements);
        conditions = List.copyOf(conditions);
    }

    /**
     * Evaluates one scenario with the scalar interpreter: the same bits that a sweep has.
     *
     * @throws IllegalArgumentException if the study has no scenario with this number
     */
    public static Explanation of(Study study, long number) {
        throw new UnsupportedOperationException();
    }

    /** The reason that counts: why the scenario is excluded, or why it is invalid; empty where it is valid. */
    public Optional<String> reason() {
        return switch (Integer.signum(status)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(requirements.get(status - 1).reason());
            default -> Optional.of(conditions.get(-status - 1).reason());
        };
    }
}

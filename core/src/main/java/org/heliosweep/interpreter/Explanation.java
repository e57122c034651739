package org.heliosweep.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.plan.Lowering;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Condition;
import org.heliosweep.study.Study;

/**
 * One scenario of a study, in full.
 *
 * @param study the study
 * @param number the number of the scenario
 * @param values everything that has a name, in the order of the model: inputs too, with what the design gives them
 * @param requirements the requirements, in the order of the model; also those after the first that is not fulfilled
 * @param conditions the conditions of the study, in its order
 */
public record Explanation(
        Study study, long number, List<Value> values, List<Check> requirements, List<Check> conditions) {
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
        if (number < 0 || number >= study.design().size()) {
            throw new IllegalArgumentException("the study " + study.name() + " has the scenarios 0 to "
                    + (study.design().size() - 1) + ", not " + number);
        }
        List<Quantity> quantities = study.model().quantities();
        List<Requirement> requirements = study.model().requirements();
        Lowering.Lowered lowered = Lowering.lower(
                        study,
                        Stream.of(
                                        quantities.stream().map(Quantity::shown),
                                        requirements.stream().map(Requirement::condition),
                                        study.conditions().stream().map(Condition::node))
                                .flatMap(nodes -> nodes)
                                .toList())
                .expanded();
        Tape tape = Tape.of(lowered.graph(), lowered.roots());
        Tape.State state = tape.newState();
        int input = tape.inputIndex(Plan.NUMBER);
        if (input >= 0) {
            state.setInteger(input, number);
        }
        tape.run(state);
        List<Value> values = new ArrayList<>();
        List<Check> required = new ArrayList<>();
        List<Check> demanded = new ArrayList<>();
        int next = 0;
        for (Quantity quantity : quantities) {
            values.add(Values.read(quantity, state, lowered.roots().get(next++)));
        }
        for (Requirement requirement : requirements) {
            required.add(
                    new Check(requirement.reason(), state.truth(lowered.roots().get(next++))));
        }
        for (Condition condition : study.conditions()) {
            demanded.add(
                    new Check(condition.reason(), state.truth(lowered.roots().get(next++))));
        }
        return new Explanation(study, number, values, required, demanded);
    }

    /** As in the columns: 0 valid, k invalid for the k-th requirement, −k excluded by the k-th condition. */
    public int status() {
        int condition = firstFailed(conditions);
        return condition > 0 ? -condition : firstFailed(requirements);
    }

    /** The reason that counts: why the scenario is excluded, or why it is invalid; empty where it is valid. */
    public Optional<String> reason() {
        return Stream.concat(conditions.stream(), requirements.stream())
                .filter(check -> !check.fulfilled())
                .map(Check::reason)
                .findFirst();
    }

    /** The position from 1 of the first check that is not fulfilled; 0 if all are. */
    private static int firstFailed(List<Check> checks) {
        for (int index = 0; index < checks.size(); index++) {
            if (!checks.get(index).fulfilled()) {
                return index + 1;
            }
        }
        return 0;
    }
}

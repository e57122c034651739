package org.heliosweep.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.heliosweep.design.Sample;
import org.heliosweep.graph.Arithmetic;
import org.heliosweep.graph.Type;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.plan.Effort;
import org.heliosweep.plan.Lowering;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Condition;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;

/**
 * How far a study in single precision is from the same one in double precision, in a sample of its scenarios. It depends on
 * the study alone.
 *
 * @param scenarios how many scenarios were compared; all of the design if it has no more
 * @param status how many of them are valid in one precision and not in the other, or invalid or excluded for another reason
 * @param lost how many of these are invalid in single precision, and valid in double
 * @param quantities the declared outputs in the order of the model, then what is shown, in the order of the study
 */
public record PrecisionError(int scenarios, int status, int lost, List<Quantified> quantities) {
    /** So many scenarios are compared if they take no more than {@link #MOST_OPERATIONS}. */
    private static final int MOST_SCENARIOS = 4_096;

    private static final int LEAST_SCENARIOS = 64;

    /** About a second of the interpreter. */
    private static final double MOST_OPERATIONS = 1e9;

    /** Keeps the quantities unmodifiable. */
    public PrecisionError {
        quantities = List.copyOf(quantities);
    }

    /**
     * What was found of one output, or of what one statistic is about, where scenarios are valid in both precisions.
     *
     * @param name the output, or the label of what is shown
     * @param isOutput whether it is a declared output
     * @param kind what it is
     * @param compared in how many scenarios
     * @param different in how many of them it has another label, is true in one precision only, or finite in one only
     * @param median the median of the relative errors of numbers; NaN if there is none
     * @param largest the largest one; infinite where it is zero in double precision only; NaN if there is none
     * @param worst the number of a scenario with the largest one; −1 if there is none
     */
    public record Quantified(
            String name,
            boolean isOutput,
            Kind kind,
            int compared,
            int different,
            double median,
            double largest,
            long worst) {}

    /** A quantity that is compared. */
    private record Compared(String name, boolean isOutput, Kind kind, int node) {}

    /**
     * Compares a study, in whatever precision it is, in both.
     *
     * @param plan its plan
     */
    public static PrecisionError of(Plan plan) {
        Study study = plan.study();
        int affordable =
                (int) Math.clamp(MOST_OPERATIONS / Effort.of(plan).operations(), LEAST_SCENARIOS, MOST_SCENARIOS);
        return new Comparison(study).over(Sample.of(study.design().size(), affordable));
    }

    private static final class Comparison {
        private final List<Compared> compared;
        private final Side single;
        private final Side wide;

        Comparison(Study study) {
            compared = Stream.concat(
                            study.model().outputs().stream().map(Comparison::output),
                            study.shown().stream().map(Comparison::shown))
                    .toList();
            single = new Side(study.in(Precision.SINGLE), compared);
            wide = new Side(study.in(Precision.DOUBLE), compared);
        }

        private static Compared output(Quantity output) {
            return new Compared(output.name(), true, output.kind(), output.shown());
        }

        private static Compared shown(Shown shown) {
            return switch (shown.measure()) {
                case COUNT, SHARE -> new Compared(shown.label(), false, new Kind.Truth(), shown.node());
                case SHARES, MEAN, STANDARD_DEVIATION, MINIMUM, MAXIMUM, QUANTILES ->
                    new Compared(shown.label(), false, shown.kind(), shown.node());
            };
        }

        PrecisionError over(long[] sample) {
            int status = 0;
            int lost = 0;
            List<Errors> errors = new ArrayList<>();
            compared.forEach(each -> errors.add(new Errors(each.kind().type() == Type.REAL, sample.length)));
            for (long number : sample) {
                single.run(number);
                wide.run(number);
                if (single.status() != wide.status()) {
                    status++;
                    lost += wide.status() == 0 ? 1 : 0;
                } else if (single.status() == 0) {
                    for (int index = 0; index < errors.size(); index++) {
                        errors.get(index).add(number, single.value(index), wide.value(index));
                    }
                }
            }
            List<Quantified> quantities = new ArrayList<>();
            for (int index = 0; index < errors.size(); index++) {
                quantities.add(errors.get(index).of(compared.get(index)));
            }
            return new PrecisionError(sample.length, status, lost, quantities);
        }
    }

    /** A study in one of the precisions. */
    private static final class Side {
        private final Tape tape;
        private final Tape.State state;
        private final List<Integer> roots;
        private final int number;
        private final int requirements;
        private final int conditions;

        Side(Study study, List<Compared> compared) {
            requirements = study.model().requirements().size();
            conditions = study.conditions().size();
            Lowering.Lowered lowered = Lowering.lower(
                            study,
                            Stream.of(
                                            study.model().requirements().stream()
                                                    .map(Requirement::condition),
                                            study.conditions().stream().map(Condition::node),
                                            compared.stream().map(Compared::node))
                                    .flatMap(nodes -> nodes)
                                    .toList())
                    .expanded();
            roots = lowered.roots();
            tape = Tape.of(lowered.graph(), roots);
            state = tape.newState();
            number = tape.inputIndex(Plan.NUMBER);
        }

        void run(long scenario) {
            if (number >= 0) {
                state.setInteger(number, scenario);
            }
            tape.run(state);
        }

        /** As that of a plan. */
        int status() {
            int condition = firstFailed(requirements, conditions);
            return condition > 0 ? -condition : firstFailed(0, requirements);
        }

        /** The position from 1 of the first truth that does not hold; 0 if all do. */
        private int firstFailed(int from, int count) {
            for (int index = 0; index < count; index++) {
                if (!state.truth(roots.get(from + index))) {
                    return index + 1;
                }
            }
            return 0;
        }

        /** A real; the position of a label, or a truth, as one. */
        double value(int index) {
            int node = roots.get(requirements + conditions + index);
            return switch (tape.type(node)) {
                case REAL -> Arithmetic.canonical(state.real(node));
                case INTEGER -> state.integer(node);
                case TRUTH -> state.truth(node) ? 1 : 0;
            };
        }
    }

    /** The errors of one quantity. */
    private static final class Errors {
        private final boolean isNumber;
        private final double[] relative;
        private int compared;
        private int finite;
        private int different;
        private double largest = Double.NaN;
        private long worst = -1;

        Errors(boolean isNumber, int most) {
            this.isNumber = isNumber;
            relative = new double[most];
        }

        void add(long number, double single, double wide) {
            compared++;
            boolean isOrdinary = Double.isFinite(single) && Double.isFinite(wide);
            if (isNumber ? !isOrdinary && Double.compare(single, wide) != 0 : single != wide) {
                different++;
            }
            if (!isOrdinary) {
                return;
            }
            double error = single == wide ? 0 : Math.abs(single - wide) / Math.abs(wide);
            relative[finite++] = error;
            if (!(error <= largest)) {
                largest = error;
                worst = number;
            }
        }

        Quantified of(Compared quantity) {
            double[] sorted = Arrays.copyOf(relative, finite);
            Arrays.sort(sorted);
            return new Quantified(
                    quantity.name(),
                    quantity.isOutput(),
                    quantity.kind(),
                    compared,
                    different,
                    isNumber && finite > 0 ? sorted[finite / 2] : Double.NaN,
                    isNumber ? largest : Double.NaN,
                    isNumber ? worst : -1);
        }
    }
}

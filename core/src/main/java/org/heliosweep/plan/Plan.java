package org.heliosweep.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.heliosweep.graph.Graph;
import org.heliosweep.model.Kind;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Statistic;
import org.heliosweep.study.Column;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;

/**
 * What a sweep computes for each scenario of a study: a graph of primitive operations whose only input is the number of
 * the scenario, and which of its nodes are wanted for what. Does not change; back ends render it.
 *
 * <p>The status of a scenario is 0 where it is valid, {@code k} where the {@code k}-th requirement (from 1) is the
 * first one that is not true, and {@code -k} where the {@code k}-th condition of the study is the first one that
 * excludes it; that goes before being invalid. It depends on the model, the design and the conditions alone, never on
 * what is kept or shown.
 *
 * @param study what was planned
 * @param graph the operations; {@link #NUMBER} is the only input
 * @param status the node of the status, an integer
 * @param reasons why scenarios are invalid, in the order of the model: the reason of status k is at position k − 1
 * @param exclusions why scenarios are excluded, in the order of the study: the reason of status −k is at position k − 1
 * @param columns what is written, with nodes of this graph
 * @param accumulators what is accumulated, over nodes of this graph; all masks include being valid
 * @param statuses the position of the accumulator that counts scenarios by status; its key is {@code status +
 *     exclusions.size()}
 * @param outputs the statistics of each declared output, in the order of the model
 * @param shown the statistics that are shown, in the order of the study
 * @param lowering how many operations there were before and after each step
 * @param withCalls the same plan before functions were expanded, for back ends that compile each function once: what
 *     is wanted has the same order and other nodes; null if it is this one
 */
public record Plan(
        Study study,
        Graph graph,
        int status,
        List<String> reasons,
        List<String> exclusions,
        List<Column> columns,
        Accumulators accumulators,
        int statuses,
        List<Output> outputs,
        List<Wanted> shown,
        List<Step> lowering,
        Plan withCalls) {
    /** The name of the only input: the number of the scenario. No model can have an input of this name. */
    public static final String NUMBER = "scenario number";

    /** Keeps the lists unmodifiable. */
    public Plan {
        reasons = List.copyOf(reasons);
        exclusions = List.copyOf(exclusions);
        columns = List.copyOf(columns);
        outputs = List.copyOf(outputs);
        shown = List.copyOf(shown);
        lowering = List.copyOf(lowering);
    }

    /** The statistics of a declared output: numbers in the declared unit, labels of a choice, or truths. */
    public record Output(String name, Kind kind, Statistic statistic) {}

    /** A statistic that the study shows. */
    public record Wanted(Shown shown, Statistic statistic) {}

    /** A step of lowering, and how many operations a scenario takes after it; literals and the number do not count. */
    public record Step(String name, int operations) {}

    /** The plan of a study. */
    public static Plan of(Study study) {
        return Planner.plan(study);
    }

    /** How many scenarios there are; their numbers go from 0. */
    public long size() {
        return study.design().size();
    }

    /** How many rows are written: those of the scenarios with numbers below this. */
    public long rows() {
        return study.keep().isNothing() ? 0 : Math.min(size(), study.keep().rows());
    }

    /** Every node that a back end has to compute: the status, the columns, and what is accumulated. */
    public List<Integer> roots() {
        return roots(status, columns, accumulators);
    }

    static List<Integer> roots(int status, List<Column> columns, Accumulators accumulators) {
        Set<Integer> roots = new TreeSet<>();
        roots.add(status);
        columns.forEach(column -> roots.add(column.node()));
        accumulators.list().forEach(accumulator -> roots.addAll(accumulator.nodes()));
        return List.copyOf(roots);
    }

    /** Why a scenario with a status that is not 0 is invalid or excluded. */
    public String reason(int code) {
        return code > 0 ? reasons.get(code - 1) : exclusions.get(-code - 1);
    }
}

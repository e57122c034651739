package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Type;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Statistic;
import org.heliosweep.study.Column;
import org.heliosweep.study.Condition;
import org.heliosweep.study.Shown;
import org.heliosweep.study.Study;
import org.heliosweep.unit.Unit;

/** Makes a {@link Plan}: lowers what is wanted, then adds the status and what statistics need to the lowered graph. */
final class Planner {
    private final Study study;
    private final Lowering.Lowered lowered;
    private final GraphBuilder graph;
    private final Accumulators.Builder accumulators = new Accumulators.Builder();
    private final Set<Integer> finite = new HashSet<>();
    private Map<Integer, Double> shifts = Map.of();
    private int next;

    private Planner(Study study) {
        this.study = study;
        lowered = Lowering.lower(study, wanted(study));
        graph = new GraphBuilder(lowered.graph());
    }

    static Plan plan(Study study) {
        return new Planner(study).plan();
    }

    /** The nodes that a plan is about, in the order in which {@link #plan} takes them. */
    private static List<Integer> wanted(Study study) {
        return Stream.of(
                        study.model().requirements().stream().map(Requirement::condition),
                        study.conditions().stream().map(Condition::node),
                        study.model().outputs().stream().map(Quantity::shown),
                        study.shown().stream().map(Shown::node),
                        study.keep().columns().stream().map(Column::node))
                .flatMap(nodes -> nodes)
                .toList();
    }

    private int take() {
        return lowered.roots().get(next++);
    }

    /** The reals among what has statistics: outputs and what is shown, which are the next to be taken. */
    private List<Integer> quantities() {
        int count = study.model().outputs().size() + study.shown().size();
        return lowered.roots().subList(next, next + count).stream()
                .filter(node -> graph.type(node) == Type.REAL)
                .toList();
    }

    private Plan plan() {
        List<Integer> requirements =
                study.model().requirements().stream().map(_ -> take()).toList();
        List<Integer> conditions = study.conditions().stream().map(_ -> take()).toList();
        int status = status(requirements, conditions);
        int key = graph.binary(BinaryOperation.INTEGER_ADD, status, graph.integer(conditions.size()));
        int statuses = accumulators.add(
                new Accumulator.Histogram(key, requirements.size() + 1 + conditions.size(), graph.truth(true)));
        int valid = graph.binary(BinaryOperation.INTEGER_EQUAL, status, graph.integer(0));
        shifts = Shifts.of(graph.build(), status, quantities(), study.design().size());
        List<Plan.Output> outputs = new ArrayList<>();
        for (Quantity output : study.model().outputs()) {
            int node = take();
            finite.add(node);
            Statistic statistic = statistic(output.kind(), node, valid, Statistic.PROBABILITIES);
            outputs.add(new Plan.Output(output.name(), output.kind(), statistic));
        }
        List<Plan.Wanted> shown = new ArrayList<>();
        for (Shown each : study.shown()) {
            shown.add(new Plan.Wanted(each, shown(each, take(), valid)));
        }
        List<Column> columns = study.keep().columns().stream()
                .map(column -> new Column(column.name(), column.kind(), take(), column.description(), column.source()))
                .toList();
        Accumulators all = accumulators.build();
        List<Integer> roots = Plan.roots(status, columns, all);
        List<Plan.Step> steps = new ArrayList<>(lowered.steps());
        steps.add(new Plan.Step("status and statistics added", Operations.count(graph.build(), roots)));
        assert Verifier.check(graph.build(), roots, Verifier.Stage.BOUND);
        return expanded(new Plan(
                study,
                graph.build(),
                status,
                study.model().requirements().stream().map(Requirement::reason).toList(),
                study.conditions().stream().map(Condition::reason).toList(),
                columns,
                all,
                statuses,
                outputs,
                shown,
                steps,
                null));
    }

    /** Puts primitive operations in the place of calls; what is wanted is the same, at other nodes. */
    private static Plan expanded(Plan plan) {
        Functions.Expanded expanded = Functions.expandAll(plan.graph(), plan.roots());
        Map<Integer, Integer> moved = expanded.nodes();
        List<Column> columns = plan.columns().stream()
                .map(column -> new Column(
                        column.name(), column.kind(), moved.get(column.node()), column.description(), column.source()))
                .toList();
        Accumulators accumulators = plan.accumulators().moved(moved::get);
        int status = moved.get(plan.status());
        List<Integer> roots = Plan.roots(status, columns, accumulators);
        List<Plan.Step> steps = new ArrayList<>(plan.lowering());
        steps.add(new Plan.Step("functions expanded", Operations.count(expanded.graph(), roots)));
        assert Verifier.check(expanded.graph(), roots, Verifier.Stage.PRIMITIVE);
        return new Plan(
                plan.study(),
                expanded.graph(),
                status,
                plan.reasons(),
                plan.exclusions(),
                columns,
                accumulators,
                plan.statuses(),
                plan.outputs(),
                plan.shown(),
                steps,
                plan);
    }

    /** The first condition that is not true, or else the first requirement; zero if there is none. */
    private int status(List<Integer> requirements, List<Integer> conditions) {
        int status = graph.integer(0);
        for (int index = requirements.size() - 1; index >= 0; index--) {
            status = graph.select(requirements.get(index), status, graph.integer(index + 1L));
        }
        for (int index = conditions.size() - 1; index >= 0; index--) {
            status = graph.select(conditions.get(index), status, graph.integer(-index - 1L));
        }
        return status;
    }

    private Statistic shown(Shown shown, int node, int valid) {
        return switch (shown.measure()) {
            case COUNT, SHARE -> Statistic.truths(graph, accumulators, node, valid);
            case SHARES -> statistic(shown.kind(), node, valid, List.of());
            case MEAN, STANDARD_DEVIATION, MINIMUM, MAXIMUM ->
                statistic(new Kind.Number(Unit.ONE), node, valid, List.of());
            case QUANTILES -> statistic(new Kind.Number(Unit.ONE), node, valid, shown.probabilities());
        };
    }

    private Statistic statistic(Kind kind, int node, int valid, List<Double> probabilities) {
        return switch (kind) {
            case Kind.Number _ -> {
                int mask = finite.contains(node) ? valid : graph.and(valid, graph.isFinite(node));
                yield Statistic.numbers(graph, accumulators, node, mask, shifts.get(node), probabilities);
            }
            case Kind.Choice(List<String> labels) -> Statistic.labels(accumulators, node, labels.size(), valid);
            case Kind.Truth _ -> Statistic.truths(graph, accumulators, node, valid);
        };
    }
}

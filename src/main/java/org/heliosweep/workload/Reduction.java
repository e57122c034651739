package org.heliosweep.workload;

import java.util.List;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.statistic.Statistic;

/**
 * Plans that reduce less than the engine does by itself, which gives every output a standard deviation and quantiles.
 * How many scenarios are valid is counted in all of them.
 */
final class Reduction {
    /** In a statistic, what is not accumulated. */
    private static final int ABSENT = -1;

    private Reduction() {}

    /** Count, sum, least and greatest value of numbers; how often each label of a choice; what the study shows. */
    static Plan plain(Plan plan) {
        Accumulators all = plan.accumulators();
        Accumulators.Builder kept = new Accumulators.Builder();
        int statuses = kept.add(all.list().get(plan.statuses()));
        List<Plan.Output> outputs = plan.outputs().stream()
                .map(output -> new Plan.Output(output.name(), output.kind(), plain(output.statistic(), all, kept)))
                .toList();
        List<Plan.Wanted> shown = plan.shown().stream()
                .map(wanted -> new Plan.Wanted(wanted.shown(), plain(wanted.statistic(), all, kept)))
                .toList();
        return with(
                plan,
                kept.build(),
                statuses,
                outputs,
                shown,
                plan.withCalls() == null ? null : plain(plan.withCalls()));
    }

    /** Nothing. */
    static Plan none(Plan plan) {
        Accumulators.Builder kept = new Accumulators.Builder();
        int statuses = kept.add(plan.accumulators().list().get(plan.statuses()));
        return with(
                plan,
                kept.build(),
                statuses,
                List.of(),
                List.of(),
                plan.withCalls() == null ? null : none(plan.withCalls()));
    }

    private static Statistic plain(Statistic statistic, Accumulators all, Accumulators.Builder kept) {
        return switch (statistic) {
            case Statistic.Numbers numbers ->
                new Statistic.Numbers(
                        kept.add(all.list().get(numbers.count())),
                        numbers.shift(),
                        kept.add(all.list().get(numbers.sum())),
                        ABSENT,
                        kept.add(all.list().get(numbers.minimum())),
                        kept.add(all.list().get(numbers.maximum())),
                        ABSENT,
                        List.of());
            case Statistic.Labels(int histogram) ->
                new Statistic.Labels(kept.add(all.list().get(histogram)));
            case Statistic.Truths(int count, int fulfilled) ->
                new Statistic.Truths(
                        kept.add(all.list().get(count)), kept.add(all.list().get(fulfilled)));
        };
    }

    private static Plan with(
            Plan plan,
            Accumulators kept,
            int statuses,
            List<Plan.Output> outputs,
            List<Plan.Wanted> shown,
            Plan withCalls) {
        return Rewriting.withoutUnused(new Plan(
                plan.study(),
                plan.graph(),
                plan.status(),
                plan.reasons(),
                plan.exclusions(),
                plan.columns(),
                kept,
                statuses,
                outputs,
                shown,
                plan.lowering(),
                withCalls));
    }
}

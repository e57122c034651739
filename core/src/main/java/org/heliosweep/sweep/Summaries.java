package org.heliosweep.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.statistic.Totals;
import org.heliosweep.study.Shown;

/** Makes the {@link Summary} of what a plan's accumulators came to. */
final class Summaries {
    private Summaries() {}

    static Summary of(Plan plan, Totals totals) {
        Counts statuses = totals.tallies().histogram(plan.statuses());
        int zero = plan.exclusions().size();
        long valid = statuses.get(zero);
        List<Summary.Reason> excluded = new ArrayList<>();
        for (int index = 0; index < zero; index++) {
            excluded.add(new Summary.Reason(plan.exclusions().get(index), statuses.get(zero - 1 - index)));
        }
        List<Summary.Reason> invalid = new ArrayList<>();
        for (int index = 0; index < plan.reasons().size(); index++) {
            invalid.add(new Summary.Reason(plan.reasons().get(index), statuses.get(zero + 1 + index)));
        }
        List<Summary.Output> outputs = plan.outputs().stream()
                .map(output -> new Summary.Output(
                        output.name(), output.kind(), output.statistic().finish(totals)))
                .toList();
        List<Summary.Result> shown = plan.shown().stream()
                .map(wanted -> result(wanted.shown(), wanted.statistic().finish(totals), valid))
                .toList();
        return new Summary(plan.study().name(), plan.size(), valid, excluded, invalid, outputs, shown);
    }

    private static Summary.Result result(Shown shown, Distribution distribution, long valid) {
        return new Summary.Result(
                shown, distribution.count(), valid - distribution.count(), values(shown.measure(), distribution));
    }

    private static List<Double> values(Shown.Measure measure, Distribution distribution) {
        return switch (distribution) {
            case Distribution.Truths truths ->
                List.of(measure == Shown.Measure.COUNT ? truths.fulfilled() : truths.share());
            case Distribution.Labels labels ->
                IntStream.range(0, labels.counts().size())
                        .mapToObj(labels::share)
                        .toList();
            case Distribution.Numbers numbers ->
                switch (measure) {
                    case MEAN -> List.of(numbers.mean());
                    case STANDARD_DEVIATION -> List.of(numbers.standardDeviation());
                    case MINIMUM -> List.of(numbers.minimum());
                    case MAXIMUM -> List.of(numbers.maximum());
                    case QUANTILES ->
                        numbers.quantiles().stream()
                                .map(Distribution.Quantile::value)
                                .toList();
                    case COUNT, SHARE, SHARES -> throw new IllegalStateException(measure + " of numbers");
                };
        };
    }
}

package org.heliosweep.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Counts;
import org.heliosweep.statistic.Distribution;
import org.heliosweep.statistic.Statistic;
import org.heliosweep.statistic.Totals;
import org.heliosweep.study.Column;
import org.heliosweep.sweep.OffHeapColumns;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Variant;

/**
 * What was computed, as lines of a name and numbers: what two tools must agree on before they are timed. The same lines
 * as the C programs print.
 *
 * <pre>
 *   count N
 *   OUTPUT sum least greatest             for each output that is a number
 *   limit N0 N1 N2 N3                     how often each was the least
 *   reached N                             how often cap was 1 or more
 *   statistics-OUTPUT mean sd q1 … q99    for the variant with statistics
 * </pre>
 */
final class Report {
    private final StringBuilder text = new StringBuilder();

    private Report() {}

    /** What a loop came to. */
    static String of(Loop loop, Variant variant) {
        Report report = new Report();
        if (variant == Variant.WRITE) {
            report.written(loop.columns(), loop.plan());
        } else {
            report.reduced(loop.totals(), loop.plan(), variant.isFull());
        }
        return report.text.toString();
    }

    private void reduced(Totals totals, Plan plan, boolean full) {
        long count = totals.tallies()
                .histogram(plan.statuses())
                .get(plan.exclusions().size());
        line("count", count);
        for (Plan.Output output : plan.outputs()) {
            switch (output.statistic()) {
                case Statistic.Numbers numbers -> {
                    int sum = totals.accumulators().sumIndex(numbers.sum());
                    double[] extremes = totals.tallies().extremes();
                    line(
                            output.name(),
                            totals.sums().get(sum) + numbers.shift() * count,
                            extremes[numbers.minimum()],
                            extremes[numbers.maximum()]);
                }
                case Statistic.Labels(int histogram) -> {
                    Counts counts = totals.tallies().histogram(histogram);
                    line(output.name(), counts.get(0), counts.get(1), counts.get(2), counts.get(3));
                }
                case Statistic.Truths _ -> throw new IllegalStateException("W has no output that is a truth");
            }
        }
        Distribution.Truths reached =
                (Distribution.Truths) plan.shown().getFirst().statistic().finish(totals);
        line("reached", reached.fulfilled());
        if (full) {
            statistics(totals, plan);
        }
    }

    private void statistics(Totals totals, Plan plan) {
        for (Plan.Output output : plan.outputs()) {
            if (output.statistic().finish(totals) instanceof Distribution.Numbers numbers) {
                StringJoiner line = new StringJoiner(" ", "statistics-" + output.name() + " ", "\n");
                line.add(Double.toString(numbers.mean())).add(Double.toString(numbers.standardDeviation()));
                numbers.quantiles().forEach(quantile -> line.add(Double.toString(quantile.value())));
                text.append(line);
            }
        }
    }

    private void written(OffHeapColumns written, Plan plan) {
        line("count", plan.rows());
        List<Column> columns = plan.columns();
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).kind() instanceof Kind.Number) {
                number(written, index, columns.get(index).name(), plan.rows());
            } else {
                choice(written, index, columns.get(index).name(), plan.rows());
            }
        }
    }

    private void number(OffHeapColumns written, int column, String name, long rows) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        long reached = 0;
        for (long row = 0; row < rows; row++) {
            double value = written.real(column, row);
            sum += value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            reached += value >= 1 ? 1 : 0;
        }
        line(name, sum, least, greatest);
        if (name.equals("cap")) {
            line("reached", reached);
        }
    }

    private void choice(OffHeapColumns written, int column, String name, long rows) {
        long[] counts = new long[4];
        for (long row = 0; row < rows; row++) {
            counts[written.label(column, row)]++;
        }
        line(name, counts[0], counts[1], counts[2], counts[3]);
    }

    private void line(String name, double sum, double least, double greatest) {
        text.append(String.format(Locale.ROOT, "%s %s %s %s%n", name, sum, least, greatest));
    }

    private void line(String name, long... counts) {
        StringJoiner line = new StringJoiner(" ", name + " ", "\n");
        for (long count : counts) {
            line.add(Long.toString(count));
        }
        text.append(line);
    }
}

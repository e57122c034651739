package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.heliosweep.graph.Graph;
import org.heliosweep.plan.CorePlan;
import org.heliosweep.plan.Hoisting.Level;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.study.Column;

/** The code of the vector back end for people: what is computed for rows and tables of a grid, and for scenarios. */
final class PipelineListing {
    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    private PipelineListing(Plan plan) {
        this.plan = plan;
    }

    /** A pipeline, for scenarios that are valid or for all. */
    static String of(Plan plan, Pipeline pipeline, boolean valid) {
        PipelineListing listing = new PipelineListing(plan);
        CorePlan whole = valid ? CorePlan.of(plan).ofValid() : CorePlan.of(plan);
        listing.pipeline(pipeline, whole.graph());
        return listing.text.toString();
    }

    /** A program that computes all that is wanted, to be added up and written by others. */
    static String of(Plan plan, BlockProgram staged) {
        PipelineListing listing = new PipelineListing(plan);
        listing.head("Scenarios", "up to " + staged.length() + " at once", staged);
        Labels labels = Labels.of(plan);
        ProgramListing.append(staged, labels, listing.text);
        listing.line("added up and written afterwards");
        listing.line("    " + ProgramListing.list(staged, labels, plan.roots()));
        return listing.text.toString();
    }

    private void pipeline(Pipeline pipeline, Graph whole) {
        Labels labels = Labels.of(plan);
        Labels ofWhole = labels.in(plan.graph(), whole);
        Hoisted hoisted = pipeline.hoisted();
        if (hoisted != null) {
            source(
                    hoisted,
                    hoisted.rows(),
                    ofWhole.inPipeline(whole, hoisted.rows().program().layout().graph()),
                    "Rows",
                    ProgramListing.counted(hoisted.rowCount(), "row")
                            + " of " + ProgramListing.counted(hoisted.rowLength(), "scenario") + ", " + Hoisted.ROWS
                            + " rows at once");
            for (Hoisted.Source table : hoisted.tables()) {
                source(
                        hoisted,
                        table,
                        ofWhole.inPipeline(whole, table.program().layout().graph()),
                        "Table",
                        about((Level.Positions) table.level(), hoisted));
            }
        }
        BlockProgram program = pipeline.program();
        Labels ofCore = ofWhole.inPipeline(whole, pipeline.core().graph());
        head("Scenarios", "up to " + ProgramListing.counted(pipeline.length(), "scenario") + " at once", program);
        ProgramListing.append(program, ofCore, text);
        ends(pipeline, ofCore);
    }

    private static String about(Level.Positions table, Hoisted hoisted) {
        String places = ProgramListing.counted(hoisted.rowLength(), "place");
        return (table.rows() == 1 ? places : ProgramListing.counted(table.rows(), "row") + " of " + places)
                + ", "
                + (table.period() == hoisted.rowCount()
                        ? "once"
                        : "every " + ProgramListing.counted(table.period(), "row"));
    }

    /** What is done when all segments have run. */
    private void ends(Pipeline pipeline, Labels labels) {
        for (int index : pipeline.same()) {
            Accumulator accumulator = pipeline.core().accumulators().get(index);
            line(labels.ofAccumulator(index) + ": the same in every scenario"
                    + (accumulator instanceof Accumulator.Histogram histogram
                            ? ", key " + list(pipeline.program(), labels, histogram.key())
                            : ""));
        }
        pipeline.keyed()
                .forEach((index, histogram) -> line(labels.ofAccumulator(index) + ": histogram of "
                        + list(pipeline.program(), labels, histogram.key()) + ", "
                        + ProgramListing.counted(histogram.size(), "key") + ", one by one"));
        List<Column> columns = plan.columns();
        for (int index = 0; index < columns.size(); index++) {
            line("column " + columns.get(index).name() + ": "
                    + list(pipeline.program(), labels, pipeline.core().columns().get(index)));
        }
    }

    private void source(Hoisted hoisted, Hoisted.Source source, Labels labels, String title, String about) {
        head(title, about, source.program());
        ProgramListing.append(source.program(), labels, text);
        List<Integer> used = new ArrayList<>();
        for (int index = 0; index < source.values().size(); index++) {
            if (source.values().get(index).isUsedByScenarios()) {
                used.add(source.nodes().get(index));
            }
        }
        some("for scenarios", source, labels, used);
        some("check finite", source, labels, source.finite());
        some("check", source, labels, source.checks());
        for (Map.Entry<Integer, Accumulator> each : new TreeMap<>(hoisted.reductions()).entrySet()) {
            int value = each.getValue().nodes().getFirst();
            for (int index = 0; index < source.values().size(); index++) {
                if (source.values().get(index).node() == value) {
                    line(labels.ofAccumulator(each.getKey()) + ": " + word(each.getValue()) + " of "
                            + list(source.program(), labels, source.nodes().get(index)));
                }
            }
        }
        text.append('\n');
    }

    private void some(String what, Hoisted.Source source, Labels labels, List<Integer> nodes) {
        if (!nodes.isEmpty()) {
            line(what + ": " + ProgramListing.list(source.program(), labels, nodes));
        }
    }

    private static String list(BlockProgram program, Labels labels, int node) {
        return ProgramListing.list(program, labels, List.of(node));
    }

    private static String word(Accumulator accumulator) {
        return switch (accumulator) {
            case Accumulator.Count _ -> "count";
            case Accumulator.Sum _ -> "sum";
            case Accumulator.Minimum _ -> "least";
            case Accumulator.Maximum _ -> "greatest";
            case Accumulator.Histogram _ -> "histogram";
        };
    }

    private void head(String title, String about, BlockProgram program) {
        text.append(title)
                .append("  ")
                .append(about)
                .append(", ")
                .append(ProgramListing.counted(ProgramListing.operations(program), "operation"))
                .append('\n');
    }

    private void line(String line) {
        text.append("  ").append(line).append('\n');
    }
}

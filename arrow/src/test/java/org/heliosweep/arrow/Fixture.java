package org.heliosweep.arrow;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.heliosweep.design.Design;
import org.heliosweep.graph.Graph;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.plan.Plan;
import org.heliosweep.statistic.Accumulators;
import org.heliosweep.study.Column;
import org.heliosweep.study.Keep;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Study;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;
import org.heliosweep.unit.Dimension;
import org.heliosweep.unit.Rational;
import org.heliosweep.unit.Unit;

/** Plans without a graph, and batches with rows of every awkward kind for them. */
final class Fixture {
    static final Unit PRICE = Unit.of("$/(kW yr)", Dimension.NUMBER, Rational.ONE);
    static final List<String> INVALID = List.of("too hot", "too large", "too hot");
    static final List<String> EXCLUSIONS = List.of("orbit decays", "too hot");
    static final Summary SUMMARY = new Summary("fixture", 0, 0, List.of(), List.of(), List.of(), List.of());

    private static final double[] AWKWARD = {
        1.5,
        Double.NaN,
        Double.longBitsToDouble(0xfff8_0000_dead_beefL),
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -0.0,
        0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL / 2,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        -3e-300,
    };

    private Fixture() {}

    static Column reals(String name) {
        return new Column(name, new Kind.Number(PRICE), 0, "", "");
    }

    static Column choices(String name, int labels) {
        return new Column(name, new Kind.Choice(labels(labels)), 0, "", "");
    }

    static Column truths(String name) {
        return new Column(name, new Kind.Truth(), 0, "", "");
    }

    static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(each -> "label " + each).toList();
    }

    /** One column of each kind, between the number and the reason. */
    static Plan plan(long rows) {
        return plan(rows, List.of(reals("cost"), choices("limit", 3), truths("cheaper")));
    }

    static Plan plan(long rows, List<Column> columns) {
        return plan(new Design.Random(rows, 2026, List.of()), new Keep(columns, true, true, rows));
    }

    /** The same in single precision. */
    static Plan inSinglePrecision(Plan plan) {
        return new Plan(
                plan.study().in(Precision.SINGLE),
                plan.graph(),
                0,
                INVALID,
                EXCLUSIONS,
                plan.columns(),
                plan.accumulators(),
                0,
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    static Plan plan(Design design, Keep keep) {
        List<Quantity> quantities = new ArrayList<>();
        for (Column column : keep.columns()) {
            quantities.add(
                    new Quantity(column.name(), Quantity.Role.OUTPUT, column.kind(), 0, 0, "a + b", "not this", ""));
        }
        Graph graph = new Graph(List.of());
        Model model = new Model(
                "orbit",
                "Costs in orbit",
                "",
                List.of(),
                quantities,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                graph);
        Study study = new Study(
                "fixture",
                "Is it dear?",
                model,
                design,
                Map.of(),
                Precision.DOUBLE,
                List.of(),
                keep,
                List.of(),
                graph,
                "study fixture \"Is it dear?\"\nmodel orbit\n");
        Accumulators none = new Accumulators.Builder().build();
        return new Plan(
                study, graph, 0, INVALID, EXCLUSIONS, keep.columns(), none, 0, List.of(), List.of(), List.of(), null);
    }

    /** The status of a scenario: mostly valid, otherwise each of the reasons. */
    static int status(long number) {
        int draw = Math.floorMod((number * 0x9e37_79b9_7f4a_7c15L) >>> 17, 11);
        return draw < 6 ? 0 : draw < 8 ? draw - 8 : draw - 7;
    }

    static double real(long number, int column) {
        int draw = Math.floorMod(number + column * 5L, 40);
        return draw < AWKWARD.length ? AWKWARD[draw] : number * 1e-3 - column;
    }

    static int label(long number, int column, int labels) {
        return Math.floorMod(number * 31 + column, labels);
    }

    static boolean truth(long number, int column) {
        return Math.floorMod(number * 7 + column, 5L) < 2;
    }

    /** Writes all rows of a plan. Rows that are not valid have values too, which no file may show. */
    static void write(Plan plan, Sink sink) throws IOException {
        sink.begin(plan);
        writeRows(plan, sink, plan.rows());
        sink.complete(SUMMARY);
    }

    /** Writes the batches that begin before a row. */
    static void writeRows(Plan plan, Sink sink, long before) throws IOException {
        Batch batch = Batch.of(plan);
        for (long first = 0; first < before; first += Batch.SIZE) {
            fill(batch, first, (int) Math.min(Batch.SIZE, plan.rows() - first));
            sink.accept(batch);
        }
    }

    static void fill(Batch batch, long first, int rows) {
        batch.reset(first, rows);
        for (int row = 0; row < rows; row++) {
            batch.status().setAtIndex(ValueLayout.JAVA_INT, row, status(first + row));
        }
        for (int index = 0; index < batch.columns().size(); index++) {
            MemorySegment values = batch.values(index);
            switch (batch.columns().get(index).kind()) {
                case Kind.Number _ -> {
                    for (int row = 0; row < rows; row++) {
                        values.setAtIndex(ValueLayout.JAVA_DOUBLE, row, real(first + row, index));
                    }
                }
                case Kind.Choice(List<String> labels) -> {
                    for (int row = 0; row < rows; row++) {
                        values.setAtIndex(ValueLayout.JAVA_INT, row, label(first + row, index, labels.size()));
                    }
                }
                case Kind.Truth _ -> {
                    for (int row = 0; row < rows; row++) {
                        values.set(ValueLayout.JAVA_BYTE, row, (byte) (truth(first + row, index) ? 1 : 0));
                    }
                }
            }
        }
    }
}

package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.device.compute.ArgumentKind;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Node;
import org.heliosweep.statistic.StridedSums;

/**
 * A {@link LeafKernel} for devices: two kernels, which know neither local memory nor barriers.
 *
 * <p>{@value #LEAVES} has a work item for each lane of each leaf; 32 neighbours take one leaf. An item computes its
 * scenarios in order, with private states, and writes them; neighbours write neighbouring rows.
 *
 * <pre>
 *   first        number of the first scenario of the first leaf
 *   from, to     the numbers from {@code from} to {@code to - 1} are evaluated
 *   rows         those below this are written
 *   continues    whether sums go on from what the states hold
 *   constants    arrays that are no part of the text, one after the other
 *   states       [leaf][state][lane], 8 bytes each
 *   histograms   counters of 64 bits, as low and high half; see {@link KeyHistograms}
 *   columns      one after the other, from the scenario {@code first} on; see {@link ColumnLayout}
 *   capacity     how many rows a column has room for, a multiple of 8
 * </pre>
 *
 * <p>{@value #BATCHES} has a work item for each state of each batch, and merges 16 leaves of 32 lanes: results are [batch]
 * [state], 8 bytes each. It reads 256 bytes for a state and 4,096 scenarios, which is next to nothing.
 */
final class LeafOnDevice {
    /** The name of the kernel that computes scenarios. */
    static final String LEAVES = "heliosweep_leaves";

    /** The name of the kernel that merges leaves. */
    static final String BATCHES = "heliosweep_batches";

    private static final int LANES = StridedSums.LANES;
    private static final int LEAVES_OF_BATCH = 16;

    private final LeafKernel kernel;
    private final ScenarioNumbers numbers;
    private final Lines lines = new Lines();

    /** Null where nothing is hoisted. */
    private final LevelsOnDevice levels;

    LeafOnDevice(LeafKernel kernel) {
        this.kernel = kernel;
        this.levels = kernel.levels() == null ? null : new LevelsOnDevice(kernel);
        this.numbers = new ScenarioNumbers(kernel.size(), false);
    }

    /** Where {@link #LEAVES} takes what comes from coarser levels, if anything does: a buffer, and how much room there is. */
    static final int ARGUMENT_LEVELS = 10;

    /** What {@link #LEAVES} takes. */
    static ArgumentKind[] argumentsOfLeaves(LeafKernel kernel) {
        List<ArgumentKind> kinds = new ArrayList<>(List.of(
                ArgumentKind.LONG,
                ArgumentKind.LONG,
                ArgumentKind.LONG,
                ArgumentKind.LONG,
                ArgumentKind.INT,
                ArgumentKind.BUFFER,
                ArgumentKind.BUFFER,
                ArgumentKind.BUFFER,
                ArgumentKind.BUFFER,
                ArgumentKind.LONG));
        if (kernel.levels() != null) {
            kinds.add(ArgumentKind.BUFFER);
            kernel.levels().levels().forEach(_ -> kinds.add(ArgumentKind.LONG));
        }
        return kinds.toArray(ArgumentKind[]::new);
    }

    /** What {@link #BATCHES} takes. */
    static ArgumentKind[] argumentsOfBatches() {
        return new ArgumentKind[] {ArgumentKind.BUFFER, ArgumentKind.BUFFER, ArgumentKind.LONG};
    }

    /** How many values the states of a lane are; never none. */
    static int width(LeafKernel kernel) {
        return Math.max(1, kernel.states().size());
    }

    String text(SharedParts shared) {
        leaves(shared);
        batches();
        return lines.toString();
    }

    private void leaves(SharedParts shared) {
        Lines inner = new Lines();
        scenario(inner, shared);
        String text = inner.toString();
        if (levels != null) {
            levels(shared);
        }
        lines.line("KERNEL " + LEAVES + "(int64_t first, int64_t from, int64_t to, int64_t rows, int32_t continues,");
        lines.line("    GLOBAL const double *constants, GLOBAL double *states, GLOBAL int32_t *histograms,");
        if (levels == null) {
            lines.open("    GLOBAL uint8_t *columns, int64_t capacity)");
        } else {
            lines.line("    GLOBAL uint8_t *columns, int64_t capacity,");
            lines.open("    " + levels.parameters() + ")");
        }
        arrays(shared, lines, text);
        Expressions.declareConcealing(lines, text);
        if (levels != null) {
            levels.pointers(lines, text);
        }
        lines.line("const int64_t begin = first + ITEM / " + LANES + " * " + StridedSums.LEAF + ";");
        lines.line("const int64_t end = least_integer(begin + " + StridedSums.LEAF + ", to);");
        lines.line("int64_t number = begin + ITEM % " + LANES + ";");
        lines.open("if (number < from)")
                .line("number += (from - number + " + (LANES - 1) + ") / " + LANES + " * " + LANES + ";")
                .close();
        lines.line("GLOBAL double *const own = states + ITEM / " + LANES + " * " + LANES * width(kernel) + " + ITEM % "
                + LANES + ";");
        for (int index = 0; index < kernel.states().size(); index++) {
            LaneState state = kernel.states().get(index);
            String initial = state.isCount() ? "0" : Literals.real(state.initial());
            lines.line(Expressions.type(state.kind().type()) + " " + state.name() + " = "
                    + (state.kind() == LaneState.Kind.SUM ? "continues ? " + place(index) + " : " + initial : initial)
                    + ";");
        }
        if (levels == null) {
            lines.open("for (; number < end; number += " + LANES + ")");
        } else {
            rows(text);
        }
        text.lines().forEach(lines::line);
        lines.close();
        for (int index = 0; index < kernel.states().size(); index++) {
            LaneState state = kernel.states().get(index);
            lines.line((state.isCount() ? integers(index) : place(index)) + " = " + state.name() + ";");
        }
        lines.close();
    }

    /** The kernels of levels; all arrays of constants are known before the first one declares them. */
    private void levels(SharedParts shared) {
        int count = kernel.levels().levels().size();
        for (int pass = 0; pass < 2; pass++) {
            Lines target = pass == 0 ? new Lines() : lines;
            for (int index = 0; index < count; index++) {
                if (!kernel.levels().levels().get(index).values().isEmpty()) {
                    levels.write(target, index, shared, (to, text) -> arrays(shared, to, text));
                }
            }
        }
    }

    /** Where the arrays of constants are that some text reads. */
    private static void arrays(SharedParts shared, Lines to, String text) {
        int offset = 0;
        for (ConstantArray array : shared.given()) {
            if (text.contains(shared.array(array) + "[")) {
                to.line("GLOBAL const double *const " + shared.array(array) + " = constants + " + offset + ";");
            }
            offset += array.length();
        }
    }

    /** A loop over scenarios that knows row and place of each: they are counted, not divided. */
    private void rows(String text) {
        int length = kernel.levels().rowLength();
        lines.line("int64_t row = number / " + length + ";");
        lines.line("int64_t place = number - row * " + length + ";");
        levels.declare(lines, text);
        lines.open("for (; number < end; number += " + LANES + ", place += " + LANES + ")");
        lines.open("if (place >= " + length + ")");
        lines.open("while (place >= " + length + ")")
                .line("place -= " + length + ";")
                .line("row++;")
                .close();
        levels.update(lines, text);
        lines.close();
    }

    private static String place(int index) {
        return "own[" + index * LANES + "]";
    }

    private static String integers(int index) {
        return "((GLOBAL int64_t *) own)[" + index * LANES + "]";
    }

    /** What is done for each scenario. */
    private void scenario(Lines inner, SharedParts shared) {
        GraphWriter writer = new GraphWriter(
                inner,
                shared,
                kernel.graph(),
                input -> levels == null ? "number" : levels.value(input),
                List.of(),
                kernel.names(),
                "",
                numbers);
        writer.write(kernel.roots());
        for (LaneState state : kernel.states()) {
            String mask = isAlways(state.mask()) ? null : writer.value(state.mask());
            inner.line(state.name() + " = " + state.next(state.name(), writer.value(state.value()), mask) + ";");
        }
        long counters = 0;
        for (LeafKernel.Keys keys : kernel.keys()) {
            String count = Expressions.call(
                            "count_key", "histograms + 2 * (" + counters + " + " + writer.value(keys.key()) + ")")
                    + ";";
            if (isAlways(keys.mask())) {
                inner.line(count);
            } else {
                inner.open("if (" + writer.value(keys.mask()) + ")").line(count).close();
            }
            counters += keys.size();
        }
        if (!kernel.columns().isEmpty()) {
            columns(inner, writer);
        }
    }

    private void columns(Lines inner, GraphWriter writer) {
        ColumnLayout layout = ColumnLayout.of(kernel);
        inner.open("if (number < rows)");
        for (int index = 0; index < kernel.columns().size(); index++) {
            Root column = kernel.columns().get(index);
            String type = Expressions.type(column.storage());
            inner.line(
                    "((GLOBAL " + type + " *) (columns + " + layout.before(index) + " * capacity))[number - first] = ("
                            + type + ") " + writer.value(column.node()) + ";" + Lines.comment(column.name()));
        }
        inner.close();
    }

    private boolean isAlways(int node) {
        return kernel.graph().node(node) instanceof Node.Literal literal && literal.bits() != 0;
    }

    private void batches() {
        int stride = LANES * width(kernel);
        Prelude.of("merge.c").lines().forEach(lines::line);
        lines.line("");
        lines.open("KERNEL " + BATCHES + "(GLOBAL const double *states, GLOBAL double *results, int64_t count)");
        lines.open("if (ITEM >= count)").line("return;").close();
        lines.line("const int64_t batch = ITEM / " + width(kernel) + ";");
        lines.line("const int32_t state = (int32_t) (ITEM % " + width(kernel) + ");");
        lines.line("GLOBAL const double *const lanes = states + batch * " + LEAVES_OF_BATCH * stride + " + state * "
                + LANES + ";");
        lines.open("switch (state)");
        for (LaneState.Kind kind : LaneState.Kind.values()) {
            List<String> labels = IntStream.range(0, kernel.states().size())
                    .filter(index -> kernel.states().get(index).kind() == kind)
                    .mapToObj(index -> "case " + index + ":")
                    .collect(Collectors.toList());
            if (labels.isEmpty()) {
                continue;
            }
            lines.line(String.join(" ", labels));
            lines.line("    " + merged(kind, stride) + ";");
            lines.line("    break;");
        }
        lines.close().close();
    }

    private static String merged(LaneState.Kind kind, int stride) {
        return switch (kind) {
            case SUM -> "results[ITEM] = sum_of_batch(lanes, " + stride + ")";
            case LEAST -> "results[ITEM] = least_of_batch(lanes, " + stride + ")";
            case GREATEST -> "results[ITEM] = greatest_of_batch(lanes, " + stride + ")";
            case COUNT ->
                "((GLOBAL int64_t *) results)[ITEM] = count_of_batch((GLOBAL const int64_t *) lanes, " + stride + ")";
        };
    }
}

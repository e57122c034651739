package org.heliosweep.device;

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

    LeafOnDevice(LeafKernel kernel) {
        this.kernel = kernel;
        this.numbers = new ScenarioNumbers(kernel.size(), false);
    }

    /** What {@link #LEAVES} takes. */
    static ArgumentKind[] argumentsOfLeaves() {
        return new ArgumentKind[] {
            ArgumentKind.LONG,
            ArgumentKind.LONG,
            ArgumentKind.LONG,
            ArgumentKind.LONG,
            ArgumentKind.INT,
            ArgumentKind.BUFFER,
            ArgumentKind.BUFFER,
            ArgumentKind.BUFFER,
            ArgumentKind.BUFFER,
            ArgumentKind.LONG
        };
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
        lines.line("KERNEL " + LEAVES + "(int64_t first, int64_t from, int64_t to, int64_t rows, int32_t continues,");
        lines.line("    GLOBAL const double *constants, GLOBAL double *states, GLOBAL int32_t *histograms,");
        lines.open("    GLOBAL uint8_t *columns, int64_t capacity)");
        int offset = 0;
        for (ConstantArray array : shared.given()) {
            lines.line("GLOBAL const double *const " + shared.array(array) + " = constants + " + offset + ";");
            offset += array.length();
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
        lines.open("for (; number < end; number += " + LANES + ")");
        inner.toString().lines().forEach(lines::line);
        lines.close();
        for (int index = 0; index < kernel.states().size(); index++) {
            LaneState state = kernel.states().get(index);
            lines.line((state.isCount() ? integers(index) : place(index)) + " = " + state.name() + ";");
        }
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
        GraphWriter writer =
                new GraphWriter(inner, shared, kernel.graph(), _ -> "number", List.of(), kernel.names(), "", numbers);
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

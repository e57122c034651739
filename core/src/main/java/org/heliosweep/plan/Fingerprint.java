package org.heliosweep.plan;

import java.util.IdentityHashMap;
import java.util.List;
import org.heliosweep.design.Design;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.statistic.Accumulator;
import org.heliosweep.study.Column;

/**
 * A number for what a back end compiles of a plan, the same in every JVM: by it something can be found again that was made
 * of the plan before. Plans with different numbers differ; others are the same but for one in 2^64, so nothing may
 * depend on it that has to be right. It is had in a fraction of the time that rendering the plan takes.
 */
public final class Fingerprint {
    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final IdentityHashMap<ConstantArray, Integer> arrays = new IdentityHashMap<>();
    private long state;

    private Fingerprint() {}

    /** Of a plan. */
    public static long of(Plan plan) {
        Fingerprint found = new Fingerprint();
        found.add(plan.graph());
        found.add(plan.status());
        if (plan.rows() > 0) {
            plan.columns().forEach(found::add);
        }
        plan.accumulators().list().forEach(found::add);
        // What scenarios share depends on the length of every axis; the graph does not have that of the slowest one.
        found.add(plan.study().design() instanceof Design.Grid ? plan.size() : 0);
        return found.state;
    }

    private void add(long value) {
        long mixed = (state ^ value) * FACTOR;
        state = mixed ^ mixed >>> 32;
    }

    private void add(List<Integer> values) {
        add(values.size());
        for (int value : values) {
            add(value);
        }
    }

    private void add(String text) {
        add(text.hashCode());
    }

    /** That of a name is the same in every JVM; that of the constant itself is not. */
    private static long number(Enum<?> constant) {
        return constant.name().hashCode();
    }

    private void add(Column column) {
        add(column.name());
        add(column.node());
    }

    private void add(Accumulator accumulator) {
        switch (accumulator) {
            case Accumulator.Count _ -> add(1);
            case Accumulator.Sum _ -> add(2);
            case Accumulator.Minimum _ -> add(3);
            case Accumulator.Maximum _ -> add(4);
            case Accumulator.Histogram histogram -> add(4L + histogram.size());
        }
        add(accumulator.nodes());
    }

    private void add(Graph graph) {
        add(graph.size());
        for (int id = 0; id < graph.size(); id++) {
            add(graph.node(id));
        }
    }

    private void add(Node node) {
        add(number(node.type()));
        switch (node) {
            case Node.Literal literal -> tagged(1, literal.bits(), 0, 0);
            case Node.Input input -> tagged(2, input.name().hashCode(), 0, 0);
            case Node.Parameter parameter -> tagged(3, parameter.index(), 0, 0);
            case Node.Unary unary -> tagged(4, number(unary.operation()), unary.operand(), 0);
            case Node.Binary binary -> tagged(5, number(binary.operation()), binary.left(), binary.right());
            case Node.FusedMultiplyAdd fused -> tagged(6, fused.factor(), fused.multiplier(), fused.addend());
            case Node.SingleFusedMultiplyAdd fused -> tagged(7, fused.factor(), fused.multiplier(), fused.addend());
            case Node.Select select -> tagged(8, select.condition(), select.whenTrue(), select.whenFalse());
            case Node.Element element -> {
                tagged(9, element.index(), 0, 0);
                add(element.array());
            }
            case Node.Call call -> {
                tagged(10, number(call.function()), 0, 0);
                add(call.arguments());
            }
            case Node.Loop loop -> {
                tagged(11, loop.trips(), 0, 0);
                add(loop.initial());
                add(loop.captured());
                add(loop.body().graph());
                add(loop.body().results());
            }
            case Node.LoopResult result -> tagged(12, result.loop(), result.index(), 0);
        }
    }

    private void tagged(int tag, long first, long second, long third) {
        add(tag);
        add(first);
        add(second);
        add(third);
    }

    /** The weather of a year is read in many places, and looked at once. */
    private void add(ConstantArray array) {
        Integer known = arrays.putIfAbsent(array, arrays.size());
        if (known != null) {
            add(known);
            return;
        }
        add(array.length());
        for (int index = 0; index < array.length(); index++) {
            add(Double.doubleToRawLongBits(array.get(index)));
        }
    }
}

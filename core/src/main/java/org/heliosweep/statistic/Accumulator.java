package org.heliosweep.statistic;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What a back end adds up while it evaluates scenarios: the small set of reductions of which all statistics are made.
 * Operands are nodes of the plan's graph; a scenario for which the mask is false contributes nothing.
 *
 * <p>In which order sums are added is defined by {@link StridedSums}. The others give the same in any order.
 */
public sealed interface Accumulator {
    /** How many scenarios there are under the mask. */
    record Count(int mask) implements Accumulator {}

    /**
     * The sum of a real that is never NaN under the mask: each scenario adds it, or +0.0 where the mask is false. To
     * add nothing there gives the same bits, because a sum is never −0; so a back end may branch or select.
     */
    record Sum(int value, int mask) implements Accumulator {}

    /** The least value of a real that is never NaN under the mask; +∞ if there is none. */
    record Minimum(int value, int mask) implements Accumulator {}

    /** The greatest value of a real that is never NaN under the mask; −∞ if there is none. */
    record Maximum(int value, int mask) implements Accumulator {}

    /**
     * How often an integer has each value.
     *
     * @param key the node of the integer, which is from 0 to {@code size - 1} under the mask
     * @param size how many values there can be
     */
    record Histogram(int key, int size, int mask) implements Accumulator {}

    /** The nodes that it needs: its operands and its mask. */
    default List<Integer> nodes() {
        return switch (this) {
            case Count(int mask) -> List.of(mask);
            case Sum(int value, int mask) -> List.of(value, mask);
            case Minimum(int value, int mask) -> List.of(value, mask);
            case Maximum(int value, int mask) -> List.of(value, mask);
            case Histogram(int key, int _, int mask) -> List.of(key, mask);
        };
    }

    /** The same over other nodes. */
    default Accumulator moved(IntUnaryOperator nodes) {
        int moved = nodes.applyAsInt(mask());
        return switch (this) {
            case Count _ -> new Count(moved);
            case Sum(int value, int _) -> new Sum(nodes.applyAsInt(value), moved);
            case Minimum(int value, int _) -> new Minimum(nodes.applyAsInt(value), moved);
            case Maximum(int value, int _) -> new Maximum(nodes.applyAsInt(value), moved);
            case Histogram(int key, int size, int _) -> new Histogram(nodes.applyAsInt(key), size, moved);
        };
    }

    /** The node of type truth that says which scenarios count. */
    int mask();
}

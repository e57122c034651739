package org.heliosweep.tornado;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.ConstantArray;

/** The reals that a kernel reads: arrays of the graph, and what the compiler has no literal for, one after the other. */
final class ConstantTable {
    private final List<Double> values = new ArrayList<>();
    private final Map<ConstantArray, Integer> offsets = new HashMap<>();

    /** Where an array begins. */
    int offset(ConstantArray array) {
        return offsets.computeIfAbsent(array, _ -> {
            int offset = values.size();
            for (double value : array.toArray()) {
                values.add(value);
            }
            return offset;
        });
    }

    /** Where a real lies. */
    int offset(double value) {
        return offset(ConstantArray.of(value));
    }

    /** All of it; never empty, since devices have no empty buffers. */
    List<Double> values() {
        return values.isEmpty() ? List.of(0.0) : values;
    }
}

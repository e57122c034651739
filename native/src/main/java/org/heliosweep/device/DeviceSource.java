package org.heliosweep.device;

import java.util.List;
import org.heliosweep.graph.ConstantArray;

/**
 * A plan as source text for devices.
 *
 * @param text the whole of a source
 * @param arrays the constants that its kernel is given, one array after the other
 */
record DeviceSource(String text, List<ConstantArray> arrays) {
    /** Keeps the arrays unmodifiable. */
    DeviceSource {
        arrays = List.copyOf(arrays);
    }

    /** How many constants there are. */
    int constants() {
        return arrays.stream().mapToInt(ConstantArray::length).sum();
    }
}

package org.heliosweep.vector;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Type;

/** One thread's values of a {@link BlockProgram}, and of the bodies of its loops and of its functions and functions. */
final class Scratch {
    final double[] reals;
    final long[] integers;
    final boolean[] truths;
    private final Map<Integer, Scratch> loops = new HashMap<>();
    private Object[] carried;
    private final Map<Function, FunctionProgram.Scratches> functions = new EnumMap<>(Function.class);

    Scratch(
            Layout layout,
            int length,
            Map<Integer, BlockProgram> bodies,
            Map<Function, FunctionProgram> functionPrograms) {
        reals = new double[layout.count(Type.REAL) * length];
        integers = new long[layout.count(Type.INTEGER) * length];
        truths = new boolean[layout.count(Type.TRUTH) * length];
        bodies.forEach((loop, body) -> loops.put(loop, body.newScratch()));
        functionPrograms.forEach((function, program) -> functions.put(function, program.newScratches()));
    }

    /** The scratch of the body of a loop. */
    Scratch loop(Integer node) {
        return loops.get(node);
    }

    /** The scratches of a function. */
    FunctionProgram.Scratches function(Function function) {
        return functions.get(function);
    }

    /** Room for a carried value of the loop whose body this is the scratch of; made when it is needed first. */
    Object carried(int index, Type[] types, int length) {
        if (carried == null) {
            carried = new Object[types.length];
            Arrays.setAll(carried, each -> switch (types[each]) {
                case REAL -> new double[length];
                case INTEGER -> new long[length];
                case TRUTH -> new boolean[length];
            });
        }
        return carried[index];
    }

    /** What the loop whose body this is the scratch of carried at the end of its last trip. */
    Object carried(int index) {
        return carried[index];
    }

    /** The array of a type. */
    Object array(Type type) {
        return switch (type) {
            case REAL -> reals;
            case INTEGER -> integers;
            case TRUTH -> truths;
        };
    }
}

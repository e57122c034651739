package org.heliosweep.vector;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.heliosweep.function.Expansion;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * A function, compiled once for all its calls in all plans, so that it is warm soon. Where all arguments of a block are ordinary its core is enough; it has
 * the same bits there. Otherwise the whole block is computed in full.
 */
final class FunctionProgram {
    /** One thread's scratches; that of the core is null where there is none. */
    record Scratches(Scratch core, Scratch full) {}

    /** Shorter blocks than this share the code of this one. */
    private static final int SHORTEST = 256;

    private static final Map<Key, FunctionProgram> PROGRAMS = new ConcurrentHashMap<>();

    private record Key(Function function, int length, int longestSegment) {}

    private final Expansion expansion;
    private final BlockProgram core;
    private final BlockProgram full;

    private FunctionProgram(Expansion expansion, int length, int longestSegment) {
        this.expansion = expansion;
        this.full = BlockProgram.of(expansion.graph(), List.of(expansion.full()), length, longestSegment);
        this.core = expansion.graph().node(expansion.guard()) instanceof Node.Literal
                ? null
                : BlockProgram.of(
                        expansion.graph(),
                        new Goals(List.of(expansion.core()), Map.of(), List.of(), List.of(expansion.guard()), Map.of()),
                        length,
                        longestSegment,
                        Map.of(),
                        0);
    }

    /**
     * The program of a function for blocks of up to a length, or perhaps longer ones.
     *
     * @param longestSegment about how many operations a segment has at most
     */
    static FunctionProgram of(Function function, int length, int longestSegment) {
        return PROGRAMS.computeIfAbsent(
                new Key(function, Math.max(SHORTEST, length), longestSegment),
                key -> new FunctionProgram(Functions.expansion(key.function), key.length, key.longestSegment));
    }

    Scratches newScratches() {
        return new Scratches(core == null ? null : core.newShortScratch(), full.newShortScratch());
    }

    /** Whether there is something to gain for ordinary arguments. */
    boolean hasCore() {
        return core != null;
    }

    /** Where an operand is in the scratch of the core; −1 if it is not used there. */
    int operandOfCore(int operand) {
        return core == null ? -1 : position(core, operand);
    }

    /** Where an operand is in the scratch of the full form; −1 if it is not used there. */
    int operandOfFull(int operand) {
        return position(full, operand);
    }

    private int position(BlockProgram program, int operand) {
        Node.Input input =
                (Node.Input) expansion.graph().node(expansion.operands().get(operand));
        return program.input(input.name(), input.type());
    }

    /** Computes the core, and puts it to a position in an array of its type; false if that is not the value. */
    boolean runCore(Scratches scratches, Object target, int position) {
        core.run(scratches.core.withoutFlaws());
        boolean ordinary = !scratches.core.isFlawed();
        if (ordinary) {
            copyResult(scratches.core, core.at(expansion.core()), target, position);
        }
        return ordinary;
    }

    /** Computes the full form, and puts it to a position in an array of its type. */
    void runFull(Scratches scratches, Object target, int position) {
        full.run(scratches.full);
        copyResult(scratches.full, full.at(expansion.full()), target, position);
    }

    private void copyResult(Scratch scratch, int from, Object target, int position) {
        Type type = expansion.function().result();
        System.arraycopy(scratch.array(type), from, target, position, scratch.length);
    }
}

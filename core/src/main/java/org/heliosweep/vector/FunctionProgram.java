package org.heliosweep.vector;

import java.util.List;
import org.heliosweep.function.Expansion;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;

/**
 * A function, compiled once for all its calls. Where all arguments of a block are ordinary its core is enough; it has
 * the same bits there. Otherwise the whole block is computed in full.
 */
final class FunctionProgram {
    /** Copies an argument to a position in a scratch. */
    interface Argument {
        void copyTo(Scratch scratch, int position);
    }

    /** One thread's scratches. */
    static final class Scratches {
        private final Scratch core;
        private final Scratch full;

        private Scratches(Scratch core, Scratch full) {
            this.core = core;
            this.full = full;
        }
    }

    private final Expansion expansion;
    private final BlockProgram core;
    private final BlockProgram full;

    private FunctionProgram(Expansion expansion, int length) {
        this.expansion = expansion;
        this.full = BlockProgram.of(expansion.graph(), List.of(expansion.full()), length);
        this.core = expansion.graph().node(expansion.guard()) instanceof Node.Literal
                ? null
                : BlockProgram.of(expansion.graph(), List.of(expansion.core(), expansion.guard()), length);
    }

    static FunctionProgram of(Expansion expansion, int length) {
        return new FunctionProgram(expansion, length);
    }

    Scratches newScratches() {
        return new Scratches(core == null ? null : core.newScratch(), full.newScratch());
    }

    /** Hands an operand over. */
    void give(Scratches scratches, int operand, Argument argument) {
        Node.Input input =
                (Node.Input) expansion.graph().node(expansion.operands().get(operand));
        int inFull = full.input(input.name());
        if (inFull >= 0) {
            argument.copyTo(scratches.full, inFull);
        }
        if (core != null) {
            int inCore = core.input(input.name());
            if (inCore >= 0) {
                argument.copyTo(scratches.core, inCore);
            }
        }
    }

    /** Computes the function of what was handed over, and puts it to a position in an array of its type. */
    void run(Scratches scratches, Object target, int position) {
        if (core != null) {
            core.run(scratches.core);
            if (allOrdinary(scratches.core.truths, core.at(expansion.guard()))) {
                copyResult(scratches.core, core.at(expansion.core()), target, position);
                return;
            }
        }
        full.run(scratches.full);
        copyResult(scratches.full, full.at(expansion.full()), target, position);
    }

    private boolean allOrdinary(boolean[] truths, int from) {
        boolean all = true;
        for (int lane = from; lane < from + full.length(); lane++) {
            all &= truths[lane];
        }
        return all;
    }

    private void copyResult(Scratch scratch, int from, Object target, int position) {
        Type type = expansion.function().result();
        System.arraycopy(scratch.array(type), from, target, position, full.length());
    }
}

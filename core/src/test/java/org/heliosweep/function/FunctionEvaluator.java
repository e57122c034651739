package org.heliosweep.function;

import java.util.List;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Type;
import org.heliosweep.interpreter.Tape;

/** Evaluates the expansion of a function for one argument at a time. */
final class FunctionEvaluator {
    private final Expansion expansion;
    private final Tape full;
    private final Tape.State fullState;
    private final Tape core;
    private final Tape.State coreState;

    FunctionEvaluator(Function function) {
        expansion = Functions.expansion(function);
        full = Tape.of(expansion.graph(), List.of(expansion.full()));
        fullState = full.newState();
        core = Tape.of(expansion.graph(), List.of(expansion.core(), expansion.guard()));
        coreState = core.newState();
    }

    double full(double x) {
        return full(x, 0);
    }

    double full(double x, double y) {
        run(full, fullState, x, y);
        return fullState.real(expansion.full());
    }

    boolean isOrdinary(double x, double y) {
        run(core, coreState, x, y);
        return coreState.truth(expansion.guard());
    }

    double core(double x, double y) {
        run(core, coreState, x, y);
        return coreState.real(expansion.core());
    }

    private static void run(Tape tape, Tape.State state, double x, double y) {
        for (int index = 0; index < tape.inputs().size(); index++) {
            if (tape.inputs().get(index).type() == Type.REAL) {
                state.setReal(index, tape.inputs().get(index).name().equals("x") ? x : y);
            }
        }
        tape.run(state);
    }
}

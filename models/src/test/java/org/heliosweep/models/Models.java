package org.heliosweep.models;

import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.language.Workbench;

/** The library as the tests of its models ask it. */
final class Models {
    static final Workbench WORKBENCH = Workbench.standard();

    private Models() {}

    /** A model of the library at its defaults. */
    static Evaluation at(String model) {
        return Evaluation.of(WORKBENCH.model(model));
    }
}

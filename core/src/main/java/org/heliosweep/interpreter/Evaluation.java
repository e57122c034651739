package org.heliosweep.interpreter;

import java.util.List;
import java.util.Optional;
import org.heliosweep.model.Model;

/**
 * A model at its defaults, with overrides: a calculator. The program is made once, so that it can be asked thousands of
 * times. Belongs to one thread.
 *
 * <pre>{@code
 * double area = Evaluation.of(model).set("heat", 200).choose("yield_model", "murphy").value("area");
 * }</pre>
 *
 * <p>Wrong names are an {@link IllegalArgumentException} that says which there are.
 */
public final class Evaluation {
    private Evaluation() {}

    /** A model at its defaults. */
    public static Evaluation of(Model model) {
        throw new UnsupportedOperationException();
    }

    /** Sets an input that is a number, in its declared unit. */
    public Evaluation set(String input, double value) {
        throw new UnsupportedOperationException();
    }

    /** Sets an input that is a choice. */
    public Evaluation choose(String input, String label) {
        throw new UnsupportedOperationException();
    }

    /** Sets all inputs to their defaults. */
    public Evaluation reset() {
        throw new UnsupportedOperationException();
    }

    /** A quantity that is a number, in its declared unit; canonical. */
    public double value(String quantity) {
        throw new UnsupportedOperationException();
    }

    /** The label of a quantity that is a choice. */
    public String label(String quantity) {
        throw new UnsupportedOperationException();
    }

    /** A quantity that is true or false. */
    public boolean truth(String quantity) {
        throw new UnsupportedOperationException();
    }

    /** Everything that has a name, in the order of the model. */
    public List<Value> values() {
        throw new UnsupportedOperationException();
    }

    /** The requirements, in the order of the model. */
    public List<Check> requirements() {
        throw new UnsupportedOperationException();
    }

    /** Why it is invalid: the first requirement that is not fulfilled; empty where it is valid. */
    public Optional<String> reason() {
        throw new UnsupportedOperationException();
    }
}

package org.heliosweep.interpreter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Requirement;
import org.heliosweep.plan.Lowering;

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
    private final Model model;
    private final Map<String, Input> inputs = new HashMap<>();
    private final Map<String, Integer> position = new HashMap<>();
    private final List<Integer> nodes;
    private final Tape tape;
    private final Tape.State state;
    private boolean stale = true;

    private Evaluation(Model model) {
        this.model = model;
        model.inputs().forEach(input -> inputs.put(input.name(), input));
        for (Quantity quantity : model.quantities()) {
            position.put(quantity.name(), position.size());
        }
        Lowering.Lowered lowered = Lowering.lower(
                        model,
                        Stream.concat(
                                        model.quantities().stream().map(Quantity::shown),
                                        model.requirements().stream().map(Requirement::condition))
                                .toList())
                .expanded();
        nodes = lowered.roots();
        tape = Tape.of(lowered.graph(), nodes);
        state = tape.newState();
        reset();
    }

    /** A model at its defaults. */
    public static Evaluation of(Model model) {
        return new Evaluation(model);
    }

    /** Sets an input that is a number, in its declared unit. */
    public Evaluation set(String input, double value) {
        if (!(input(input) instanceof Input.Number number)) {
            throw new IllegalArgumentException("the input " + input + " is a choice, not a number");
        }
        return put(number, value);
    }

    /** Sets an input that is a choice. */
    public Evaluation choose(String input, String label) {
        if (!(input(input) instanceof Input.Choice choice)) {
            throw new IllegalArgumentException("the input " + input + " is a number, not a choice");
        }
        int chosen = choice.labels().indexOf(label);
        if (chosen < 0) {
            throw new IllegalArgumentException(
                    "the input " + input + " is one of " + String.join(", ", choice.labels()) + ", not " + label);
        }
        return put(choice, chosen);
    }

    /** Sets all inputs to their defaults. */
    public Evaluation reset() {
        model.inputs().forEach(input -> put(input, input.standard()));
        return this;
    }

    /** A quantity that is a number, in its declared unit; canonical. */
    public double value(String quantity) {
        if (read(quantity) instanceof Value.Number number) {
            return number.value();
        }
        throw new IllegalArgumentException(quantity + " is not a number");
    }

    /** The label of a quantity that is a choice. */
    public String label(String quantity) {
        if (read(quantity) instanceof Value.Label label) {
            return label.label();
        }
        throw new IllegalArgumentException(quantity + " is not a choice");
    }

    /** A quantity that is true or false. */
    public boolean truth(String quantity) {
        if (read(quantity) instanceof Value.Truth truth) {
            return truth.value();
        }
        throw new IllegalArgumentException(quantity + " is not true or false");
    }

    /** Everything that has a name, in the order of the model. */
    public List<Value> values() {
        return model.quantities().stream().map(each -> read(each.name())).toList();
    }

    /** The requirements, in the order of the model. */
    public List<Check> requirements() {
        run();
        int first = model.quantities().size();
        return IntStream.range(0, model.requirements().size())
                .mapToObj(index ->
                        new Check(model.requirements().get(index).reason(), state.truth(nodes.get(first + index))))
                .toList();
    }

    /** Why it is invalid: the first requirement that is not fulfilled; empty where it is valid. */
    public Optional<String> reason() {
        return requirements().stream()
                .filter(check -> !check.fulfilled())
                .map(Check::reason)
                .findFirst();
    }

    private Input input(String name) {
        Input input = inputs.get(name);
        if (input == null) {
            throw new IllegalArgumentException("the model " + model.name() + " has no input " + name + "; it has "
                    + model.inputs().stream().map(Input::name).collect(Collectors.joining(", ")));
        }
        return input;
    }

    private Evaluation put(Input input, double value) {
        int index = tape.inputIndex(input.name());
        if (index >= 0) {
            switch (input) {
                case Input.Number _ -> state.setReal(index, value);
                case Input.Choice _ -> state.setInteger(index, (long) value);
            }
            stale = true;
        }
        return this;
    }

    private Value read(String name) {
        Integer index = position.get(name);
        if (index == null) {
            throw new IllegalArgumentException("the model " + model.name() + " has no quantity " + name + "; it has "
                    + model.quantities().stream().map(Quantity::name).collect(Collectors.joining(", ")));
        }
        run();
        return Values.read(model.quantities().get(index), state, nodes.get(index));
    }

    private void run() {
        if (stale) {
            tape.run(state);
            stale = false;
        }
    }
}

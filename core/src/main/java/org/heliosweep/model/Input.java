package org.heliosweep.model;

import java.util.List;
import org.heliosweep.unit.Unit;

/** A value that comes into a model from outside. In the graph it is in the unit given here, not in SI. */
public sealed interface Input {
    /**
     * A number.
     *
     * @param name how the model calls it; dotted if it belongs to a model that is used
     * @param unit the unit of everything below
     * @param standard the value where nobody says otherwise
     * @param low the least credible value
     * @param high the greatest credible value
     * @param description what it is, in a few words
     * @param source where the default and the range come from
     * @param margin what it is the margin for; empty for what is none
     */
    record Number(
            String name,
            Unit unit,
            double standard,
            double low,
            double high,
            String description,
            String source,
            String margin)
            implements Input {
        @Override
        public Kind kind() {
            return new Kind.Number(unit);
        }

        @Override
        public Number named(String newName) {
            return new Number(newName, unit, standard, low, high, description, source, margin);
        }
    }

    /**
     * A choice among names.
     *
     * @param name how the model calls it; dotted if it belongs to a model that is used
     * @param labels the names
     * @param choice the position of the default
     * @param description what it is, in a few words
     * @param source where the default comes from
     */
    record Choice(String name, List<String> labels, int choice, String description, String source) implements Input {
        /** Keeps the labels unmodifiable. */
        public Choice {
            labels = List.copyOf(labels);
        }

        @Override
        public Kind.Choice kind() {
            return new Kind.Choice(labels);
        }

        @Override
        public double standard() {
            return choice;
        }

        @Override
        public Choice named(String newName) {
            return new Choice(newName, labels, choice, description, source);
        }
    }

    /** How the model calls it. */
    String name();

    /** What its values are. */
    Kind kind();

    /** The value where nobody says otherwise: in the declared unit, or the position of a label. */
    double standard();

    /** What it is, in a few words. */
    String description();

    /** Where its default comes from. */
    String source();

    /** The same input under another name. */
    Input named(String newName);
}

package org.heliosweep.interpreter;

import org.heliosweep.model.Kind;
import org.heliosweep.model.Quantity;

/** What a named quantity is in one scenario, as it would stand in a column. */
public sealed interface Value {
    /**
     * A number.
     *
     * @param value in the quantity's declared unit; canonical
     */
    record Number(Quantity quantity, double value) implements Value {
        /** The representation of the value. */
        public long bits() {
            return Double.doubleToLongBits(value);
        }
    }

    /**
     * A choice.
     *
     * @param position which of the labels
     */
    record Label(Quantity quantity, int position) implements Value {
        /** The label. */
        public String label() {
            return ((Kind.Choice) quantity.kind()).labels().get(position);
        }
    }

    /** True or false. */
    record Truth(Quantity quantity, boolean value) implements Value {}

    /** What it is the value of. */
    Quantity quantity();
}

package org.heliosweep.graph;

import java.util.Arrays;

/** An unmodifiable array of reals that is part of a graph; equal to another if all bits are. */
public final class ConstantArray {
    private final double[] values;

    private ConstantArray(double[] values) {
        this.values = values;
    }

    /** An array of these values, which are copied. */
    public static ConstantArray of(double... values) {
        return new ConstantArray(values.clone());
    }

    /** How many there are. */
    public int length() {
        return values.length;
    }

    /** The value at an index from 0. */
    public double get(int index) {
        return values[index];
    }

    /** The values as binary32 numbers; the same array if they are already. */
    public ConstantArray roundedToSingle() {
        double[] rounded = new double[values.length];
        for (int index = 0; index < rounded.length; index++) {
            rounded[index] = Arithmetic.roundToSingle(values[index]);
        }
        return Arrays.equals(rounded, values) ? this : new ConstantArray(rounded);
    }

    /** A copy of the values. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConstantArray array && Arrays.equals(values, array.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}

package org.heliosweep.language;

import java.util.List;
import org.heliosweep.unit.Dimension;

/** What an expression is, once its names and units are known. */
sealed interface Value {
    /**
     * A number, in SI.
     *
     * @param fits whether it takes on any dimension, as the literal 0 does
     * @param scale whether it is a point on a shifted scale, or the difference of two
     */
    record Number(int node, Dimension dimension, boolean fits, Scale scale) implements Value {
        Number(int node, Dimension dimension) {
            this(node, dimension, false, Scale.PLAIN);
        }

        Number(int node, Dimension dimension, boolean fits) {
            this(node, dimension, fits, Scale.PLAIN);
        }

        boolean isPoint() {
            return scale == Scale.POINT;
        }

        @Override
        public String described() {
            return dimension.isNumber() ? "a plain number" : "in " + ExpressionTyper.unitOf(dimension);
        }
    }

    /** What a number is on a scale whose zero is not zero, as that of degrees Celsius. */
    enum Scale {
        /** Nothing of the kind. */
        PLAIN,
        /** A point: it can be compared, and a difference can be added; two points cannot be added. */
        POINT,
        /** The difference of two points: it has no place on the scale. */
        DIFFERENCE
    }

    record Truth(int node) implements Value {
        @Override
        public String described() {
            return "a condition";
        }
    }

    /**
     * One of several labels.
     *
     * @param value for {@code least} and {@code greatest}: the value itself; otherwise null
     */
    record Choice(int node, List<String> labels, Number value) implements Value {
        @Override
        public String described() {
            return "a choice among " + String.join(", ", labels);
        }
    }

    int node();

    /** What a message calls it. */
    String described();
}

package org.heliosweep.language;

import java.util.List;
import org.heliosweep.unit.Dimension;

/** What an expression is, once its names and units are known. */
sealed interface Value {
    /**
     * A number, in SI.
     *
     * @param fits whether it takes on any dimension, as the literal 0 does
     */
    record Number(int node, Dimension dimension, boolean fits) implements Value {
        Number(int node, Dimension dimension) {
            this(node, dimension, false);
        }

        @Override
        public String described() {
            return dimension.isNumber() ? "a plain number" : "in " + ExpressionTyper.unitOf(dimension);
        }
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

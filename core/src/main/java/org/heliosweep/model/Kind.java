package org.heliosweep.model;

import java.util.List;
import org.heliosweep.graph.Type;
import org.heliosweep.unit.Unit;

/** What the values of an input or a quantity are. */
public sealed interface Kind {
    /**
     * Numbers.
     *
     * @param unit the unit in which people see them
     */
    record Number(Unit unit) implements Kind {
        @Override
        public Type type() {
            return Type.REAL;
        }
    }

    /**
     * One of several names; the value is the position of the name, from 0.
     *
     * @param labels the names, at least one, all different
     */
    record Choice(List<String> labels) implements Kind {
        /** Keeps the labels unmodifiable. */
        public Choice {
            labels = List.copyOf(labels);
        }

        @Override
        public Type type() {
            return Type.INTEGER;
        }
    }

    /** True or false. */
    record Truth() implements Kind {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** How a graph carries such a value. */
    Type type();
}

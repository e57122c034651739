package org.heliosweep.language;

import java.util.List;
import java.util.Optional;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.unit.Dimension;

/** What names mean where an expression stands. */
interface Scope {
    /**
     * A table of points: a function of one or two variables.
     *
     * @param arguments the dimension of each variable
     * @param abscissae where the points are, for each variable
     * @param ordinates the values at the points, row by row
     */
    record Table(List<Dimension> arguments, Dimension result, List<ConstantArray> abscissae, ConstantArray ordinates) {}

    Optional<Value> value(String name);

    /** The input with a name, if it is a number. */
    default Optional<Value.Number> input(String name) {
        return Optional.empty();
    }

    Optional<Table> table(String name);

    /** The indexes, where there are any. */
    default Optional<IndexedQuantities> indexed() {
        return Optional.empty();
    }

    /** The names of values. */
    List<String> names();

    /** The names of tables. */
    List<String> tables();
}

package org.heliosweep.model;

import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.unit.Unit;

/** Changes of unit as operations of a graph, with the same bits as {@link Unit#toSi} and {@link Unit#fromSi}. */
public final class Conversions {
    private Conversions() {}

    /** A value in a unit as a value in SI. */
    public static int toSi(GraphBuilder graph, int value, Unit unit) {
        int scaled = scaled(graph, value, unit.factor(), unit.divisor());
        return unit.isPoint() ? graph.add(scaled, graph.real(unit.offset().doubleValue())) : scaled;
    }

    /** A value in SI as a value in a unit. */
    public static int fromSi(GraphBuilder graph, int value, Unit unit) {
        int moved =
                unit.isPoint() ? graph.subtract(value, graph.real(unit.offset().doubleValue())) : value;
        return scaled(graph, moved, /* factor= */ unit.divisor(), /* divisor= */ unit.factor());
    }

    private static int scaled(GraphBuilder graph, int value, double factor, double divisor) {
        return graph.divide(graph.multiply(value, graph.real(factor)), graph.real(divisor));
    }
}

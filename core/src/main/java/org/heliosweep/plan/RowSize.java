package org.heliosweep.plan;

import org.heliosweep.model.Kind;
import org.heliosweep.study.Column;
import org.heliosweep.study.Precision;

/** How much a file takes, without its head and without compression. */
final class RowSize {
    private static final int NUMBER_BITS = 64;
    private static final int SINGLE_BITS = 32;
    private static final int LABEL_BITS = 32;
    private static final int TRUTH_BITS = 1;

    /** One bit says whether a value is null. */
    private static final int NULL_BITS = 1;

    private RowSize() {}

    /** How many bits a row of a plan's file has. */
    static long bits(Plan plan) {
        long bits = plan.study().keep().number() ? NUMBER_BITS : 0;
        for (Column column : plan.columns()) {
            bits += NULL_BITS + bits(column.kind(), plan.study().precision());
        }
        return bits + (plan.study().keep().reason() ? NULL_BITS + LABEL_BITS : 0);
    }

    private static int bits(Kind kind, Precision precision) {
        return switch (kind) {
            case Kind.Number _ -> precision == Precision.SINGLE ? SINGLE_BITS : NUMBER_BITS;
            case Kind.Choice _ -> LABEL_BITS;
            case Kind.Truth _ -> TRUTH_BITS;
        };
    }
}

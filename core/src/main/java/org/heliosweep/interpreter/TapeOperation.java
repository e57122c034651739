package org.heliosweep.interpreter;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.UnaryOperation;

/**
 * The operations of a {@link Tape} as the numbers that its program holds. What has the same effect on registers is
 * one operation here: a truth is an integer, and a real with given bits is a copy of them.
 */
final class TapeOperation {
    static final int NEGATE = 0;
    static final int ABSOLUTE = 1;
    static final int SQUARE_ROOT = 2;
    static final int NOT = 3;
    static final int BITS_OF_REAL = 4;
    static final int COPY = 5;
    static final int REAL_OF_INTEGER = 6;
    static final int INTEGER_OF_REAL = 7;
    static final int ADD = 8;
    static final int SUBTRACT = 9;
    static final int MULTIPLY = 10;
    static final int DIVIDE = 11;
    static final int MINIMUM = 12;
    static final int MAXIMUM = 13;
    static final int LESS = 14;
    static final int LESS_OR_EQUAL = 15;
    static final int EQUAL = 16;
    static final int BITS_AND = 17;
    static final int BITS_OR = 18;
    static final int BITS_EXCLUSIVE_OR = 19;
    static final int INTEGER_ADD = 20;
    static final int INTEGER_SUBTRACT = 21;
    static final int INTEGER_MULTIPLY = 22;
    static final int INTEGER_DIVIDE = 23;
    static final int INTEGER_REMAINDER = 24;
    static final int SHIFT_LEFT = 25;
    static final int SHIFT_RIGHT = 26;
    static final int SHIFT_RIGHT_UNSIGNED = 27;
    static final int INTEGER_LESS = 28;
    static final int INTEGER_EQUAL = 29;
    static final int FUSED_MULTIPLY_ADD = 30;
    static final int SELECT = 31;
    static final int ELEMENT = 32;

    static final int ROUND_TO_SINGLE = 34;
    static final int SINGLE_FUSED_MULTIPLY_ADD = 35;

    /** Counts a trip of a loop in the result register and goes back unless it was the last. */
    static final int REPEAT = 33;

    private TapeOperation() {}

    static int of(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE -> NEGATE;
            case ABSOLUTE -> ABSOLUTE;
            case SQUARE_ROOT -> SQUARE_ROOT;
            case NOT -> NOT;
            case BITS_OF_REAL -> BITS_OF_REAL;
            case REAL_OF_BITS -> COPY;
            case REAL_OF_INTEGER -> REAL_OF_INTEGER;
            case INTEGER_OF_REAL -> INTEGER_OF_REAL;
            case ROUND_TO_SINGLE -> ROUND_TO_SINGLE;
        };
    }

    static int of(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> ADD;
            case SUBTRACT -> SUBTRACT;
            case MULTIPLY -> MULTIPLY;
            case DIVIDE -> DIVIDE;
            case MINIMUM -> MINIMUM;
            case MAXIMUM -> MAXIMUM;
            case LESS -> LESS;
            case LESS_OR_EQUAL -> LESS_OR_EQUAL;
            case EQUAL -> EQUAL;
            case AND, BITS_AND -> BITS_AND;
            case OR, BITS_OR -> BITS_OR;
            case BITS_EXCLUSIVE_OR -> BITS_EXCLUSIVE_OR;
            case INTEGER_ADD -> INTEGER_ADD;
            case INTEGER_SUBTRACT -> INTEGER_SUBTRACT;
            case INTEGER_MULTIPLY -> INTEGER_MULTIPLY;
            case INTEGER_DIVIDE -> INTEGER_DIVIDE;
            case INTEGER_REMAINDER -> INTEGER_REMAINDER;
            case SHIFT_LEFT -> SHIFT_LEFT;
            case SHIFT_RIGHT -> SHIFT_RIGHT;
            case SHIFT_RIGHT_UNSIGNED -> SHIFT_RIGHT_UNSIGNED;
            case INTEGER_LESS -> INTEGER_LESS;
            case INTEGER_EQUAL -> INTEGER_EQUAL;
        };
    }
}

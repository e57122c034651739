package org.heliosweep.device;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/** Operations as expressions of the C family. Operands are names or constants, so that nothing has to be bracketed. */
final class Expressions {
    private Expressions() {}

    /** The type of the variables that hold such values. */
    static String type(Type type) {
        return switch (type) {
            case REAL -> "double";
            case INTEGER -> "int64_t";
            case TRUTH -> "truth";
        };
    }

    /** The type of elements that lie in memory so. */
    static String type(Storage storage) {
        return switch (storage) {
            case REAL -> "double";
            case INTEGER -> "int64_t";
            case CODE -> "int32_t";
            case TRUTH -> "uint8_t";
        };
    }

    /** The letter that names of such variables begin with. */
    static String letter(Type type) {
        return switch (type) {
            case REAL -> "r";
            case INTEGER -> "i";
            case TRUTH -> "t";
        };
    }

    static String of(UnaryOperation operation, String a) {
        return switch (operation) {
            case NEGATE -> "-(" + a + ")";
            case ABSOLUTE -> call("fabs", a);
            case SQUARE_ROOT -> call("sqrt", a);
            case NOT -> call("negation", a);
            case BITS_OF_REAL -> call("bits_of_real", a);
            case REAL_OF_BITS -> call("real_of_bits", "(uint64_t) " + a);
            case REAL_OF_INTEGER -> "(double) " + a;
            case INTEGER_OF_REAL -> call("integer_of_real", a);
        };
    }

    static String of(BinaryOperation operation, String a, String b) {
        return switch (operation) {
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " - " + b;
            case MULTIPLY -> a + " * " + b;
            case DIVIDE -> a + " / " + b;
            case MINIMUM -> call("minimum", a, b);
            case MAXIMUM -> call("maximum", a, b);
            case LESS, INTEGER_LESS -> truth(a + " < " + b);
            case LESS_OR_EQUAL -> truth(a + " <= " + b);
            case EQUAL, INTEGER_EQUAL -> truth(a + " == " + b);
            case AND, BITS_AND -> a + " & " + b;
            case OR, BITS_OR -> a + " | " + b;
            case BITS_EXCLUSIVE_OR -> a + " ^ " + b;
            case INTEGER_ADD -> call("integer_add", a, b);
            case INTEGER_SUBTRACT -> call("integer_subtract", a, b);
            case INTEGER_MULTIPLY -> call("integer_multiply", a, b);
            case INTEGER_DIVIDE -> call("integer_divide", a, b);
            case INTEGER_REMAINDER -> call("integer_remainder", a, b);
            case SHIFT_LEFT -> call("shift_left", a, b);
            case SHIFT_RIGHT -> call("shift_right", a, b);
            case SHIFT_RIGHT_UNSIGNED -> call("shift_right_unsigned", a, b);
        };
    }

    /** A division of integers that {@link ScenarioNumbers#dividesAsReals} allows. */
    static String ofSmall(BinaryOperation operation, String a, String b) {
        return call(operation == BinaryOperation.INTEGER_DIVIDE ? "small_divide" : "small_remainder", a, b);
    }

    static String fusedMultiplyAdd(String factor, String multiplier, String addend) {
        return call("fma", factor, multiplier, addend);
    }

    static String select(Type type, String condition, String whenTrue, String whenFalse) {
        return call(type == Type.REAL ? "select_real" : "select_integer", condition, whenTrue, whenFalse);
    }

    /** A comparison as a value of type truth. */
    static String truth(String comparison) {
        return call("truth_of", comparison);
    }

    static String call(String function, String... arguments) {
        return function + "(" + String.join(", ", arguments) + ")";
    }
}

package org.heliosweep.device;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/** Operations as expressions of the C family. Operands are names or constants, so that nothing has to be bracketed. */
final class Expressions {
    private static final String CONCEALED = "concealed";

    private Expressions() {}

    /**
     * Declares what {@link #concealed} needs in a kernel for devices whose text has it: a zero that compilers do not know,
     * since the number of the first scenario is not negative.
     */
    static void declareConcealing(Lines lines, String text) {
        if (text.contains(CONCEALED)) {
            lines.line("const int64_t unknown_zero = first >> 63;");
        }
    }

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
            case ROUND_TO_SINGLE -> "(float) " + a;
        };
    }

    /** An operation on a float that gives a float. */
    static String ofSingle(UnaryOperation operation, String a) {
        return switch (operation) {
            case NEGATE -> "-(" + a + ")";
            case ABSOLUTE -> call("single_absolute", a);
            case SQUARE_ROOT -> call("single_square_root", a);
            case NOT, BITS_OF_REAL, REAL_OF_BITS, REAL_OF_INTEGER, INTEGER_OF_REAL, ROUND_TO_SINGLE ->
                throw new IllegalArgumentException("no operation on floats: " + operation);
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

    /** An operation on floats that gives a float or a truth. */
    static String ofSingles(BinaryOperation operation, String a, String b) {
        return switch (operation) {
            case MINIMUM -> call("single_minimum", a, b);
            case MAXIMUM -> call("single_maximum", a, b);
            case DIVIDE -> call("single_divide", a, b);
            default -> of(operation, a, b);
        };
    }

    /** A comparison of reals, or the choice of one of two that it leads to, by other expressions of the same values. */
    static String choice(
            BinaryOperation operation, boolean areSingle, String a, String b, String comparedA, String comparedB) {
        String select = areSingle ? "select_single" : "select_real";
        return switch (operation) {
            case MINIMUM -> call(select, truth(comparedA + " < " + comparedB), a, b);
            case MAXIMUM -> call(select, truth(comparedA + " > " + comparedB), a, b);
            default -> of(operation, comparedA, comparedB);
        };
    }

    /** A value by an expression from which compilers do not see which. */
    static String concealed(boolean isSingle, String a) {
        return call(isSingle ? "concealed_single" : CONCEALED, a);
    }

    /** A division of integers that {@link ScenarioNumbers#dividesAsReals} allows. */
    static String ofSmall(BinaryOperation operation, String a, String b) {
        return call(operation == BinaryOperation.INTEGER_DIVIDE ? "small_divide" : "small_remainder", a, b);
    }

    static String fusedMultiplyAdd(String factor, String multiplier, String addend) {
        return call("fma", factor, multiplier, addend);
    }

    static String singleFusedMultiplyAdd(String factor, String multiplier, String addend) {
        return call("single_fused_multiply_add", factor, multiplier, addend);
    }

    static String selectSingle(String condition, String whenTrue, String whenFalse) {
        return call("select_single", condition, whenTrue, whenFalse);
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

package org.heliosweep.vector;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;

/** Operations as people write them, with as few brackets as say what is meant. */
final class Infix {
    /** So long an array is written out. */
    private static final int SHORT = 4;

    /** Integers beyond this are representations of reals, or constants of a generator. */
    private static final long LARGE = 1L << 32;

    private static final int CHOICE = 0;
    private static final int DISJUNCTION = 1;
    private static final int CONJUNCTION = 2;
    private static final int COMPARISON = 4;
    private static final int BITS = 5;
    private static final int SUM = 6;
    private static final int PRODUCT = 7;
    private static final int NEGATION = 8;
    private static final int ATOM = 9;

    private Infix() {}

    /**
     * An expression.
     *
     * @param text how it is written
     * @param strength how tightly its weakest operator binds
     */
    record Term(String text, int strength) {
        /** A name, or anything else that needs no brackets. */
        static Term atom(String text) {
            return new Term(text, ATOM);
        }

        private String inside(int strengthOutside) {
            return strength < strengthOutside ? "(" + text + ")" : text;
        }
    }

    /** An operation, over the terms of its operands. */
    static Term of(Node node, IntFunction<Term> operand) {
        return switch (node) {
            case Node.Literal literal -> literal(literal);
            case Node.Input(String name, Type _) -> Term.atom(name);
            case Node.Parameter(int index, Type _) -> Term.atom("parameter " + index);
            case Node.Unary(UnaryOperation operation, int value) -> unary(operation, operand.apply(value));
            case Node.Binary(BinaryOperation operation, int left, int right) ->
                binary(operation, operand.apply(left), operand.apply(right));
            case Node.FusedMultiplyAdd(int factor, int multiplier, int addend) ->
                call("fma", List.of(factor, multiplier, addend), operand);
            case Node.SingleFusedMultiplyAdd(int factor, int multiplier, int addend) ->
                call("single_fma", List.of(factor, multiplier, addend), operand);
            case Node.Select(Type _, int condition, int whenTrue, int whenFalse) ->
                new Term(
                        "if " + operand.apply(condition).inside(CHOICE + 1) + " then "
                                + operand.apply(whenTrue).inside(CHOICE + 1) + " else "
                                + operand.apply(whenFalse).text,
                        CHOICE);
            case Node.Element(ConstantArray array, int index) ->
                Term.atom(array(array) + "[" + operand.apply(index).text + "]");
            case Node.Call(Function function, List<Integer> arguments) -> call(function.symbol(), arguments, operand);
            case Node.Loop loop -> call("loop", loop.initial(), operand);
            case Node.LoopResult(int loop, int index, Type _) ->
                Term.atom("result " + index + " of " + operand.apply(loop).text);
        };
    }

    private static Term unary(UnaryOperation operation, Term value) {
        return switch (operation) {
            case NEGATE -> new Term("-" + value.inside(NEGATION + 1), NEGATION);
            case NOT -> new Term("not " + value.inside(COMPARISON), COMPARISON - 1);
            case ABSOLUTE, SQUARE_ROOT, BITS_OF_REAL, REAL_OF_BITS, REAL_OF_INTEGER, INTEGER_OF_REAL, ROUND_TO_SINGLE ->
                Term.atom(operation.symbol() + "(" + value.text + ")");
        };
    }

    private static Term binary(BinaryOperation operation, Term left, Term right) {
        return switch (operation) {
            case MINIMUM, MAXIMUM -> Term.atom(operation.symbol() + "(" + left.text + ", " + right.text + ")");
            case OR -> between(left, "or", right, DISJUNCTION);
            case AND -> between(left, "and", right, CONJUNCTION);
            case LESS, INTEGER_LESS -> between(left, "<", right, COMPARISON);
            case LESS_OR_EQUAL -> between(left, "<=", right, COMPARISON);
            case EQUAL, INTEGER_EQUAL -> between(left, "==", right, COMPARISON);
            case BITS_OR, BITS_EXCLUSIVE_OR, BITS_AND, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
                between(left, operation.symbol(), right, BITS);
            case ADD, INTEGER_ADD -> between(left, "+", right, SUM);
            case SUBTRACT, INTEGER_SUBTRACT -> between(left, "-", right, SUM);
            case MULTIPLY, INTEGER_MULTIPLY -> between(left, "*", right, PRODUCT);
            case DIVIDE, INTEGER_DIVIDE -> between(left, "/", right, PRODUCT);
            case INTEGER_REMAINDER -> between(left, "%", right, PRODUCT);
        };
    }

    /** Nothing is associative: what stands to the right of an operator that binds as tightly is bracketed. */
    private static Term between(Term left, String symbol, Term right, int strength) {
        return switch (strength) {
            // Nobody knows by heart how these bind among others.
            case BITS -> new Term(left.inside(NEGATION) + " " + symbol + " " + right.inside(NEGATION), strength);
            case COMPARISON ->
                new Term(left.inside(strength + 1) + " " + symbol + " " + right.inside(strength + 1), strength);
            default -> new Term(left.inside(strength) + " " + symbol + " " + right.inside(strength + 1), strength);
        };
    }

    private static Term call(String name, List<Integer> arguments, IntFunction<Term> operand) {
        return Term.atom(arguments.stream()
                .map(argument -> operand.apply(argument).text)
                .collect(Collectors.joining(", ", name + "(", ")")));
    }

    /** A constant. */
    static Term literal(Node.Literal literal) {
        String text = switch (literal.type()) {
            case REAL -> real(literal.real());
            case INTEGER -> integer(literal.bits());
            case TRUTH -> literal.bits() != 0 ? "true" : "false";
        };
        return new Term(text, text.startsWith("-") ? NEGATION : ATOM);
    }

    /** A real with as many digits as tell it from all others. */
    private static String real(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        String digits = Double.toString(value).replace("E", "e").replace(".0e", "e");
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    private static String integer(long value) {
        return value > -LARGE && value < LARGE ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    /** An array, or its ends. */
    private static String array(ConstantArray array) {
        StringBuilder text = new StringBuilder("{");
        int length = array.length();
        for (int index = 0; index < length; index++) {
            if (length > SHORT && index == 2) {
                text.append(" … ");
                index = length - 1;
            } else if (index > 0) {
                text.append(", ");
            }
            text.append(real(array.get(index)));
        }
        return text.append("}").toString();
    }
}

package org.heliosweep.language;

import java.util.List;
import org.heliosweep.unit.Unit;

/** An expression as it is written. */
sealed interface Expression {
    /** A number, in plain numbers where there is no unit; {@code hasUnit} tells whether one is written. */
    record Number(double value, String digits, Unit unit, boolean hasUnit, Span span) implements Expression {}

    record Truth(boolean value, Span span) implements Expression {}

    record Name(String path, Span span) implements Expression {}

    record Call(Token function, List<Expression> arguments, Span span) implements Expression {}

    record Prefix(Token operator, Expression operand, Span span) implements Expression {}

    record Infix(Token operator, Expression left, Expression right, Span span) implements Expression {}

    record If(Expression condition, Expression whenTrue, Expression whenFalse, Span span) implements Expression {}

    record Is(Expression choice, Token label, Span span) implements Expression {}

    record Choose(Expression choice, List<Labelled> cases, Span span) implements Expression {}

    record Extreme(boolean greatest, List<Labelled> alternatives, Span span) implements Expression {}

    record Sum(Token variable, int first, int last, Expression term, Span span) implements Expression {}

    /**
     * The value of a quantity for a number of its index.
     *
     * @param index the index whose present number is meant, or null
     * @param offset what is added to that number, or the number itself if there is no index
     */
    record Element(String path, Token index, int offset, Span span) implements Expression {}

    /** A reduction over all numbers of an index. */
    record Over(Token reduction, Token index, Expression term, Span span) implements Expression {}

    /**
     * The value of an unknown between two bounds at which an equation holds.
     *
     * @param otherwise its value where there is none; null if that makes a scenario invalid
     * @param reason why it does; null for a reason made from the equation
     */
    record Solve(
            Token unknown,
            Expression low,
            Expression high,
            Expression left,
            Token equals,
            Expression right,
            Expression otherwise,
            String reason,
            Span span)
            implements Expression {
        /** The equation and its bounds. */
        Span equation() {
            return unknown.span().to(right.span());
        }
    }

    /** An expression with a label before it. */
    record Labelled(Token label, Expression value) {}

    Span span();
}

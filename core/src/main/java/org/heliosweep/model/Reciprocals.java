package org.heliosweep.model;

import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;

/**
 * Divisions by literals as products with the reciprocal in two parts, which cost a vector unit less than a division.
 *
 * <p>Where the literal c is a power of two, {@code x / c} is {@code x * (1 / c)}: the same bits for every x. Otherwise
 * the reciprocal has two parts: high is 1 / c rounded towards zero, low is the rest 1 / c − high rounded to nearest, and
 * {@code x / c} becomes {@code fma(x, high, x * low)}. As both parts have the sign of c, so have both products, and
 * zeros, infinities and NaN are those of the division. The literal must lie between 2^-900 and 2^900 in magnitude; then
 * both parts are normal numbers. Any other division stays.
 *
 * <p>The error. Let q = x / c be the exact quotient and 2^e &lt; |1 / c| &lt; 2^(e + 1).
 *
 * <ul>
 *   <li>|low| ≤ 2^(e − 52), and it is at most 2^(e − 106) off; so x (high + low) is less than 2^-106 |q| off q.
 *   <li>|x low| &lt; 2^-52 |q|; it is rounded once, which adds less than 2^-105 |q|, unless it is subnormal.
 *   <li>So what the last operation rounds is less than 3 · 2^-106 |q| off, that is 3 · 2^-53 ulp: the result is less than
 *       1/2 + 2^-51 ulp off the quotient, and it is the rounded quotient unless q lies that close to the middle of two
 *       doubles. As k is a double where x = k c, it is the result then.
 *   <li>How close can it lie? Let X and C be the significands of x and c as whole numbers, and X 2^s / C the quotient
 *       with 53 bits before the point; s is 52 or 53. It lies |r| / (2 C) ulp from the middle Q + 1/2, where r =
 *       2^(s + 1) X − (2 Q + 1) C. This is not 0, as (2 Q + 1) C has an odd factor of 54 bits and X has none, and it has
 *       as many factors of two as C. So the result can differ from the rounded quotient only for |r| ≤ 5. Where C has
 *       three factors of two it never does: <em>the result has the bits of the division for every whole number c below
 *       2^50</em>. For any other c it has them for all but at most 12 of the 2^52 significands of x, as r and s give x
 *       modulo the odd factor of C.
 *   <li>Where |q| &lt; 2^-970, x low may be subnormal, and the error has up to half of the least subnormal number more.
 * </ul>
 */
final class Reciprocals {
    private static final double LEAST = 0x1p-900;
    private static final double GREATEST = 0x1p900;

    private Reciprocals() {}

    /** What takes the place of a node: itself, if it is not such a division. */
    static int rewrite(GraphBuilder graph, Node node) {
        return node instanceof Node.Binary division
                        && division.operation() == BinaryOperation.DIVIDE
                        && graph.node(division.right()) instanceof Node.Literal literal
                        && Math.abs(literal.real()) >= LEAST
                        && Math.abs(literal.real()) <= GREATEST
                ? product(graph, division.left(), literal.real())
                : graph.add(node);
    }

    private static int product(GraphBuilder graph, int dividend, double divisor) {
        double nearest = 1 / divisor;
        double high = rest(divisor, nearest) < 0 ? Math.nextAfter(nearest, 0) : nearest;
        double low = rest(divisor, high) / divisor;
        return low == 0
                ? graph.multiply(dividend, graph.real(high))
                : graph.fusedMultiplyAdd(dividend, graph.real(high), graph.multiply(dividend, graph.real(low)));
    }

    /** 1 − divisor * reciprocal: exact, as it is a multiple of both units in the last place and has at most 53 bits. */
    private static double rest(double divisor, double reciprocal) {
        return Math.fma(-reciprocal, divisor, 1);
    }
}

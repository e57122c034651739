package org.heliosweep.model;

import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.UnaryOperation;

/**
 * Powers with literal exponents as cheaper operations. With u half a unit in the last place:
 *
 * <ul>
 *   <li>{@code x^n}, 2 ≤ n ≤ 16, by repeated squaring: a relative error of at most (n − 1) u, as each of the n − 1
 *       factors' worth of multiplications rounds once; {@code x^-n} divides 1 by it: one u more, and where {@code x^n}
 *       overflows it is 0 instead of a subnormal number;
 *   <li>{@code x^0.5} is {@code sqrt(x)}: u; {@code x^-0.5} divides 1 by it: 2 u. At −∞ it is NaN, at −0 it is −0.
 * </ul>
 */
final class Powers {
    private static final int LARGEST = 16;

    private Powers() {}

    /** What takes the place of a node: itself, if it is not such a power. */
    static int rewrite(GraphBuilder graph, Node node) {
        if (!(node instanceof Node.Call call)
                || call.function() != Function.POW
                || !(graph.node(call.arguments().get(1)) instanceof Node.Literal literal)) {
            return graph.add(node);
        }
        int base = call.arguments().get(0);
        double exponent = literal.real();
        double size = Math.abs(exponent);
        if (size == 0.5) {
            return signed(graph, exponent, graph.unary(UnaryOperation.SQUARE_ROOT, base));
        }
        if (size == Math.rint(size) && size <= LARGEST) {
            return signed(graph, exponent, whole(graph, base, (int) size));
        }
        return graph.add(node);
    }

    private static int signed(GraphBuilder graph, double exponent, int power) {
        return exponent < 0 ? graph.divide(graph.real(1), power) : power;
    }

    /** Multiplies the squares that the binary digits of the exponent name, the smallest first. */
    private static int whole(GraphBuilder graph, int base, int exponent) {
        int product = -1;
        int square = base;
        for (int rest = exponent; rest != 0; rest >>= 1) {
            if ((rest & 1) != 0) {
                product = product < 0 ? square : graph.multiply(product, square);
            }
            if (rest > 1) {
                square = graph.multiply(square, square);
            }
        }
        return product < 0 ? graph.real(1) : product;
    }
}

package org.heliosweep.graph;

import java.util.List;

/** What a new node can be replaced by without changing a bit of its value. */
sealed interface Simplification {
    /** An existing node. */
    record Same(int id) implements Simplification {}

    /** Another node, perhaps the new one itself. */
    record Other(Node node) implements Simplification {}

    /** The replacement of a node over the given earlier ones. */
    static Simplification of(Node node, List<Node> nodes) {
        return switch (node) {
            case Node.Unary unary -> unary(unary, nodes);
            case Node.Binary binary -> binary(binary, nodes);
            case Node.FusedMultiplyAdd fused -> fused(fused, nodes);
            case Node.SingleFusedMultiplyAdd fused -> fused(fused, nodes);
            case Node.Select select -> select(select, nodes);
            case Node.Element element -> element(element, nodes);
            case Node.LoopResult result -> loopResult(result, nodes);
            case Node.Literal _, Node.Input _, Node.Parameter _, Node.Call _, Node.Loop _ -> new Other(node);
        };
    }

    private static Simplification unary(Node.Unary node, List<Node> nodes) {
        if (nodes.get(node.operand()) instanceof Node.Literal a) {
            return literal(node.type(), Arithmetic.apply(node.operation(), a.bits()));
        }
        if (node.operation() == UnaryOperation.ROUND_TO_SINGLE) {
            return rounded(node, nodes.get(node.operand()));
        }
        boolean undone = (node.operation() == UnaryOperation.NEGATE || node.operation() == UnaryOperation.NOT)
                && nodes.get(node.operand()) instanceof Node.Unary inner
                && inner.operation() == node.operation();
        return undone ? new Same(((Node.Unary) nodes.get(node.operand())).operand()) : new Other(node);
    }

    /** What is a binary32 number already stays; an array is rounded as a whole. */
    private static Simplification rounded(Node.Unary node, Node operand) {
        return switch (operand) {
            case Node.SingleFusedMultiplyAdd _ -> new Same(node.operand());
            case Node.Unary(UnaryOperation inner, int _)
            when inner == UnaryOperation.ROUND_TO_SINGLE -> new Same(node.operand());
            case Node.Element(ConstantArray array, int index) -> {
                ConstantArray rounded = array.roundedToSingle();
                yield rounded.equals(array) ? new Same(node.operand()) : new Other(new Node.Element(rounded, index));
            }
            case Node _ -> new Other(node);
        };
    }

    private static Simplification binary(Node.Binary node, List<Node> nodes) {
        Node left = nodes.get(node.left());
        Node right = nodes.get(node.right());
        if (left instanceof Node.Literal a && right instanceof Node.Literal b && defined(node.operation(), b)) {
            return literal(node.type(), Arithmetic.apply(node.operation(), a.bits(), b.bits()));
        }
        return switch (node.operation()) {
            case MULTIPLY ->
                isReal(right, 1) ? new Same(node.left()) : isReal(left, 1) ? new Same(node.right()) : new Other(node);
            case DIVIDE -> isReal(right, 1) ? new Same(node.left()) : new Other(node);
            case SUBTRACT -> isReal(right, 0.0) ? new Same(node.left()) : new Other(node);
            case MINIMUM, MAXIMUM -> extreme(node, left, right);
            case AND -> truth(node, left, right, false);
            case OR -> truth(node, left, right, true);
            default -> new Other(node);
        };
    }

    /**
     * An extreme of a value and of an extreme of the same kind that it stands in already. Where the inner one comes first and
     * has the value first, the two change places: so what is NaN, or which zero it is, comes out as it does from both.
     */
    private static Simplification extreme(Node.Binary node, Node left, Node right) {
        if (right instanceof Node.Binary inner
                && inner.operation() == node.operation()
                && (node.left() == inner.left() || node.left() == inner.right())) {
            return new Same(node.right());
        }
        if (left instanceof Node.Binary inner && inner.operation() == node.operation()) {
            if (node.right() == inner.right()) {
                return new Same(node.left());
            }
            if (node.right() == inner.left()) {
                return new Other(
                        new Node.Binary(node.operation(), /* left= */ inner.right(), /* right= */ inner.left()));
            }
        }
        return new Other(node);
    }

    /** Folds {@code and} (absorbed by false) and {@code or} (absorbed by true) with one literal or twice the same. */
    private static Simplification truth(Node.Binary node, Node left, Node right, boolean absorbing) {
        if (node.left() == node.right()) {
            return new Same(node.left());
        }
        if (left instanceof Node.Literal a) {
            return new Same((a.bits() != 0) == absorbing ? node.left() : node.right());
        }
        if (right instanceof Node.Literal b) {
            return new Same((b.bits() != 0) == absorbing ? node.right() : node.left());
        }
        return new Other(node);
    }

    private static Simplification fused(Node.FusedMultiplyAdd node, List<Node> nodes) {
        return nodes.get(node.factor()) instanceof Node.Literal a
                        && nodes.get(node.multiplier()) instanceof Node.Literal b
                        && nodes.get(node.addend()) instanceof Node.Literal c
                ? literal(Type.REAL, Double.doubleToRawLongBits(Math.fma(a.real(), b.real(), c.real())))
                : new Other(node);
    }

    private static Simplification fused(Node.SingleFusedMultiplyAdd node, List<Node> nodes) {
        return nodes.get(node.factor()) instanceof Node.Literal a
                        && nodes.get(node.multiplier()) instanceof Node.Literal b
                        && nodes.get(node.addend()) instanceof Node.Literal c
                ? literal(
                        Type.REAL,
                        Double.doubleToRawLongBits(Arithmetic.singleFusedMultiplyAdd(a.real(), b.real(), c.real())))
                : new Other(node);
    }

    private static Simplification select(Node.Select node, List<Node> nodes) {
        if (node.whenTrue() == node.whenFalse()) {
            return new Same(node.whenTrue());
        }
        return nodes.get(node.condition()) instanceof Node.Literal condition
                ? new Same(condition.bits() != 0 ? node.whenTrue() : node.whenFalse())
                : new Other(node);
    }

    private static Simplification element(Node.Element node, List<Node> nodes) {
        return nodes.get(node.index()) instanceof Node.Literal index
                ? literal(Type.REAL, Double.doubleToRawLongBits(node.array().get((int) index.bits())))
                : new Other(node);
    }

    private static Simplification loopResult(Node.LoopResult node, List<Node> nodes) {
        Node.Loop loop = (Node.Loop) nodes.get(node.loop());
        return loop.trips() == 0 ? new Same(loop.initial().get(node.index())) : new Other(node);
    }

    /** Whether the primitive operation is defined for a right operand; what is not is left for the verifier. */
    private static boolean defined(BinaryOperation operation, Node.Literal right) {
        return switch (operation) {
            case INTEGER_DIVIDE, INTEGER_REMAINDER -> right.bits() > 0;
            default -> true;
        };
    }

    private static boolean isReal(Node node, double value) {
        return node instanceof Node.Literal literal
                && literal.type() == Type.REAL
                && literal.bits() == Double.doubleToRawLongBits(value);
    }

    /** A literal; NaN is canonical, so that equal literals are one node. */
    private static Simplification literal(Type type, long bits) {
        boolean nan = type == Type.REAL && Double.isNaN(Double.longBitsToDouble(bits));
        return new Other(new Node.Literal(type, nan ? Double.doubleToLongBits(Double.NaN) : bits));
    }
}

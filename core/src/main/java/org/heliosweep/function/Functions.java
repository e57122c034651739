package org.heliosweep.function;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Region;

/** Replaces functions by the primitive operations that they consist of. */
public final class Functions {
    private static final List<String> OPERANDS = List.of("x", "y");

    private static final Map<Function, Expansion> EXPANSIONS = new EnumMap<>(Function.class);

    static {
        for (Function function : Function.values()) {
            EXPANSIONS.put(function, expansionOf(function));
        }
    }

    private Functions() {}

    /** The expansion of a function over inputs. */
    public static Expansion expansion(Function function) {
        return EXPANSIONS.get(function);
    }

    /**
     * Adds the full expansion of a call.
     *
     * @param into where to add it
     * @param call the call; its arguments are nodes of the builder, and it need not be there itself
     * @return the node of its value
     */
    public static int expand(GraphBuilder into, Node.Call call) {
        return full(new Formula(into), call.function(), call.arguments());
    }

    /**
     * Adds the expansion of a call in which other functions stay calls, for back ends that have these themselves; the
     * value is that of the full expansion if they have its bits.
     *
     * @param into where to add it
     * @param call the call; its arguments are nodes of the builder, and it need not be there itself
     * @return the node of its value
     */
    public static int expandOnce(GraphBuilder into, Node.Call call) {
        int first = call.arguments().getFirst();
        return switch (call.function()) {
            case NORMAL_QUANTILE -> NormalQuantile.overCalls(new Formula(into), first);
            case NORMAL_PROBABILITY -> NormalProbability.overCalls(new Formula(into), first);
            default -> expand(into, call);
        };
    }

    /**
     * Adds the expansion of a call for ordinary arguments.
     *
     * @param into where to add it
     * @param call the call; its arguments are nodes of the builder, and it need not be there itself
     * @return the node of its value and the node that says whether it holds
     */
    public static Core expandCore(GraphBuilder into, Node.Call call) {
        return core(new Formula(into), call.function(), call.arguments());
    }

    /**
     * A graph without calls.
     *
     * @param graph the operations
     * @param nodes the position of each node that the roots depend on: in the old graph, in this one
     */
    public record Expanded(Graph graph, Map<Integer, Integer> nodes) {
        /** Keeps the positions unmodifiable. */
        public Expanded {
            nodes = Map.copyOf(nodes);
        }
    }

    /** Expands every call that the roots of a graph depend on, in the bodies of loops too. */
    public static Expanded expandAll(Graph graph, List<Integer> roots) {
        return expand(graph, roots, true);
    }

    /**
     * Expands the calls that make others fold: those of literals, which become literals, and those in the bodies of
     * loops, which may be executed then. The others stay.
     */
    public static Expanded expandFolding(Graph graph, List<Integer> roots) {
        return expand(graph, roots, false);
    }

    private static Expanded expand(Graph graph, List<Integer> roots, boolean all) {
        boolean[] wanted = graph.reachable(roots);
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> nodes = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]) {
                nodes.put(id, expanded(builder, graph.node(id).map(nodes::get), all));
            }
        }
        return new Expanded(builder.build(), nodes);
    }

    private static int expanded(GraphBuilder builder, Node node, boolean all) {
        return switch (node) {
            case Node.Call call -> all || isOfLiterals(builder, call) ? expand(builder, call) : builder.add(call);
            case Node.Loop loop -> builder.loop(loop.trips(), loop.initial(), loop.captured(), expanded(loop.body()));
            case Node.Literal _,
                    Node.Input _,
                    Node.Parameter _,
                    Node.Unary _,
                    Node.Binary _,
                    Node.FusedMultiplyAdd _,
                    Node.SingleFusedMultiplyAdd _,
                    Node.Select _,
                    Node.Element _,
                    Node.LoopResult _ -> builder.add(node);
        };
    }

    private static boolean isOfLiterals(GraphBuilder builder, Node.Call call) {
        return call.arguments().stream().allMatch(argument -> builder.node(argument) instanceof Node.Literal);
    }

    private static Region expanded(Region body) {
        Expanded expanded = expandAll(body.graph(), body.results());
        return new Region(
                expanded.graph, body.results().stream().map(expanded.nodes::get).toList());
    }

    private static Expansion expansionOf(Function function) {
        GraphBuilder builder = new GraphBuilder();
        List<Integer> operands = new ArrayList<>();
        for (int index = 0; index < function.operands().size(); index++) {
            operands.add(builder.input(OPERANDS.get(index), function.operands().get(index)));
        }
        Formula formula = new Formula(builder);
        int full = full(formula, function, operands);
        Core core = core(formula, function, operands);
        return new Expansion(function, builder.build(), operands, full, core.result(), core.guard());
    }

    private static int full(Formula f, Function function, List<Integer> operands) {
        int x = operands.getFirst();
        int last = operands.getLast();
        return switch (function) {
            case EXP -> Exponential.full(f, x);
            case LOG -> Logarithm.natural(f, x);
            case LOG2 -> Logarithm.binary(f, x);
            case LOG10 -> Logarithm.decimal(f, x);
            case POW -> Power.full(f, x, last);
            case SIN -> Trigonometry.sine(f, x);
            case COS -> Trigonometry.cosine(f, x);
            case TAN -> Trigonometry.tangent(f, x);
            case ASIN -> InverseTrigonometry.arcSine(f, x);
            case ACOS -> InverseTrigonometry.arcCosine(f, x);
            case ATAN -> InverseTrigonometry.arcTangent(f, x);
            case ATAN2 -> InverseTrigonometry.arcTangent(f, x, last);
            case TANH -> HyperbolicTangent.full(f, x);
            case FLOOR -> Rounding.floor(f, x);
            case CEILING -> Rounding.ceiling(f, x);
            case ROUND -> Rounding.round(f, x);
            case NORMAL_QUANTILE -> NormalQuantile.full(f, x);
            case NORMAL_PROBABILITY -> NormalProbability.full(f, x);
            case PHILOX -> Philox.full(f, x, last);
        };
    }

    private static Core core(Formula f, Function function, List<Integer> operands) {
        int x = operands.getFirst();
        int last = operands.getLast();
        return switch (function) {
            case EXP -> Exponential.core(f, x);
            case LOG -> Logarithm.naturalCore(f, x);
            case LOG2 -> Logarithm.binaryCore(f, x);
            case LOG10 -> Logarithm.decimalCore(f, x);
            case POW -> Power.core(f, x, last);
            case ATAN2 -> InverseTrigonometry.arcTangentCore(f, x, last);
            case NORMAL_QUANTILE -> NormalQuantile.core(f, x);
            case NORMAL_PROBABILITY -> NormalProbability.core(f, x);
            case SIN, COS, TAN, ASIN, ACOS, ATAN, TANH, FLOOR, CEILING, ROUND, PHILOX ->
                new Core(full(f, function, operands), f.truth(true));
        };
    }
}

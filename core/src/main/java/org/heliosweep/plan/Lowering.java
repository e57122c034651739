package org.heliosweep.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.heliosweep.design.Generation;
import org.heliosweep.function.Functions;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Study;

/**
 * The way from a study's graph to operations and calls on the number of the scenario. Each step keeps the bits of every
 * value; folding and sharing happen in {@link GraphBuilder} whenever a graph is built anew.
 */
public final class Lowering {
    private final List<Plan.Step> steps = new ArrayList<>();
    private Graph graph;
    private List<Integer> roots;

    private Lowering(Graph graph, List<Integer> roots) {
        this.graph = graph;
        this.roots = roots;
    }

    /**
     * Nodes of a study as nodes of a graph of operations and calls.
     *
     * @param graph the operations; {@link Plan#NUMBER} is the only input
     * @param roots the nodes that were asked for, in their order
     * @param steps how many operations there were on the way
     */
    public record Lowered(Graph graph, List<Integer> roots, List<Plan.Step> steps) {
        /** Keeps the lists unmodifiable. */
        public Lowered {
            roots = List.copyOf(roots);
            steps = List.copyOf(steps);
        }

        /** The same in primitive operations only. */
        public Lowered expanded() {
            Lowering lowering = new Lowering(graph, roots);
            lowering.steps.addAll(steps);
            lowering.expand(Functions::expandAll);
            lowering.drop();
            lowering.done("functions expanded", Verifier.Stage.STUDY);
            return new Lowered(lowering.graph, lowering.roots, lowering.steps);
        }
    }

    /** Lowers what some nodes of a study's graph depend on. */
    public static Lowered lower(Study study, List<Integer> roots) {
        Lowering lowering = new Lowering(study.graph(), roots);
        lowering.done("as written", Verifier.Stage.STUDY);
        if (study.precision() == Precision.SINGLE) {
            SinglePrecision.Rounded rounded = SinglePrecision.of(lowering.graph, lowering.roots);
            lowering.graph = rounded.graph();
            lowering.roots = rounded.roots();
            lowering.done("rounded to single precision", Verifier.Stage.STUDY);
        }
        lowering.bind(study);
        lowering.drop();
        lowering.done("design and fixed inputs put in", Verifier.Stage.BOUND);
        lowering.expand(Functions::expandFolding);
        lowering.rebuild(LoopFolding::add);
        lowering.expand(Functions::expandFolding);
        lowering.drop();
        lowering.done("what is constant computed", Verifier.Stage.BOUND);
        if (lowering.graph.nodes().stream().anyMatch(Node.Loop.class::isInstance)) {
            lowering.rebuild(LoopFusion::add);
            lowering.rebuild(LoopTables::add);
            // What only tables stood on is dropped.
            lowering.rebuild(LoopFusion::add);
            lowering.done("loops joined, tables computed", Verifier.Stage.BOUND);
        }
        return new Lowered(lowering.graph, lowering.roots, lowering.steps);
    }

    /** What some nodes of a model's graph depend on, over the model's inputs. */
    public static Lowered lower(Model model, List<Integer> roots) {
        Lowering lowering = new Lowering(model.graph(), roots);
        lowering.done("as written", Verifier.Stage.STUDY);
        return new Lowered(lowering.graph, lowering.roots, lowering.steps);
    }

    /** Puts the design, the fixed values and the defaults in the place of inputs. */
    private void bind(Study study) {
        GraphBuilder builder = new GraphBuilder();
        int number = builder.input(Plan.NUMBER, Type.INTEGER);
        Map<String, Integer> values = Generation.add(
                builder,
                study.design(),
                number,
                name -> input(study, name).kind().type());
        Map<Integer, Integer> moved = new HashMap<>();
        boolean[] wanted = graph.reachable(roots);
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id] && graph.node(id) instanceof Node.Input(String name, Type _)) {
                Input input = input(study, name);
                double value = study.fixed().getOrDefault(name, input.standard());
                moved.put(id, values.computeIfAbsent(name, _ -> literal(builder, input, value)));
            }
        }
        builder.addAll(graph, wanted, moved);
        graph = builder.build();
        roots = roots.stream().map(moved::get).toList();
    }

    private static Input input(Study study, String name) {
        return study.model()
                .input(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the model " + study.model().name() + " has no input " + name));
    }

    private static int literal(GraphBuilder builder, Input input, double value) {
        return switch (input) {
            case Input.Number _ -> builder.real(value);
            case Input.Choice _ -> builder.integer((long) value);
        };
    }

    /** Puts primitive operations in the place of calls. */
    private void expand(BiFunction<Graph, List<Integer>, Functions.Expanded> expansion) {
        Functions.Expanded expanded = expansion.apply(graph, roots);
        graph = expanded.graph();
        roots = roots.stream().map(expanded.nodes()::get).toList();
    }

    /** A step that adds what the roots of a graph depend on to a builder, and gives the roots. */
    private interface Rebuilding {
        List<Integer> add(GraphBuilder builder, Graph graph, List<Integer> roots);
    }

    private void rebuild(Rebuilding step) {
        GraphBuilder builder = new GraphBuilder();
        roots = step.add(builder, graph, roots);
        graph = builder.build();
    }

    /** Leaves out what no root depends on. */
    private void drop() {
        GraphBuilder builder = new GraphBuilder();
        Map<Integer, Integer> moved = new HashMap<>();
        builder.addAll(graph, graph.reachable(roots), moved);
        graph = builder.build();
        roots = roots.stream().map(moved::get).toList();
    }

    private void done(String name, Verifier.Stage stage) {
        steps.add(new Plan.Step(name, Operations.count(graph, roots)));
        assert Verifier.check(graph, roots, stage);
    }
}

package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.NodeNames;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;

/** Renders plans and graphs as C: one function over a range of scenarios, which computes them one after the other. */
public final class KernelRenderer {
    /** What the function of a plan is called. */
    public static final String FUNCTION = "heliosweep_kernel";

    private final Dialect dialect;

    private KernelRenderer(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * A plan as C. The kernel writes the status of each scenario, a {@link Storage#CODE}, and after it the plan's
     * columns, all as they lie in a {@link org.heliosweep.kernel.Batch}: canonical, and 0 where the status is not 0.
     */
    public static KernelSource inC(Plan plan) {
        Plan shortest = plan.withCalls() == null ? plan : plan.withCalls();
        GraphBuilder graph = new GraphBuilder(shortest.graph());
        List<Root> roots = new ArrayList<>();
        roots.add(new Root("status", shortest.status(), Storage.CODE));
        int valid = graph.binary(BinaryOperation.INTEGER_EQUAL, shortest.status(), graph.integer(0));
        shortest.columns().forEach(column -> roots.add(leaving(graph, column, valid)));
        return new KernelRenderer(new PlainC())
                .render(FUNCTION, plan.study().name(), graph.build(), roots, NodeNames.of(shortest));
    }

    /**
     * Some nodes of a graph as C, as they are. Inputs that are not {@link Plan#NUMBER} are read from buffers, which come
     * before those that are written.
     *
     * @param function what the function is called; an identifier of the language
     */
    public static KernelSource inC(String function, Graph graph, List<Root> roots) {
        return new KernelRenderer(new PlainC()).render(function, function, graph, roots, Map.of());
    }

    /** What a column holds, in operations of the graph: every language gives it the same bits. */
    private static Root leaving(GraphBuilder graph, Column column, int valid) {
        int value = column.node();
        String name = column.name();
        return switch (column.kind()) {
            case Kind.Number _ -> {
                int isNumber = graph.binary(BinaryOperation.EQUAL, value, value);
                int canonical = graph.select(isNumber, graph.add(value, graph.real(0)), graph.real(Double.NaN));
                yield new Root(name, graph.select(valid, canonical, graph.real(0)), Storage.REAL);
            }
            case Kind.Choice _ -> new Root(name, graph.select(valid, value, graph.integer(0)), Storage.CODE);
            case Kind.Truth _ -> new Root(name, graph.and(valid, value), Storage.TRUTH);
        };
    }

    private KernelSource render(
            String function, String about, Graph graph, List<Root> roots, Map<Integer, List<String>> names) {
        List<Integer> nodes = roots.stream().map(Root::node).toList();
        List<Buffer> buffers = new ArrayList<>();
        List<Node.Input> inputs = inputs(graph, nodes);
        inputs.forEach(input -> buffers.add(new Buffer(input.name(), storage(input.type()), false)));
        roots.forEach(root -> buffers.add(new Buffer(root.name(), root.storage(), true)));
        SharedParts shared = new SharedParts(dialect);
        Lines lines = new Lines();
        dialect.begin(lines, function, buffers);
        GraphWriter writer =
                new GraphWriter(lines, shared, graph, input -> read(input, inputs, buffers), List.of(), names, "");
        writer.write(nodes);
        for (int index = 0; index < roots.size(); index++) {
            Root root = roots.get(index);
            String target = Dialect.buffer(buffers, inputs.size() + index) + "[scenario]";
            String narrowed = root.storage() == Storage.CODE ? "(int32_t) " : "";
            lines.line(target + " = " + narrowed + writer.value(root.node()) + ";");
        }
        dialect.end(lines);
        String text = dialect.prelude() + shared + "\n" + Lines.comment(about).strip() + "\n" + lines;
        return new KernelSource(text, function, buffers);
    }

    private static String read(Node.Input input, List<Node.Input> inputs, List<Buffer> buffers) {
        if (input.name().equals(Plan.NUMBER)) {
            return "number";
        }
        String element = Dialect.buffer(buffers, inputs.indexOf(input)) + "[scenario]";
        return input.type() == Type.TRUTH ? element + " != 0" : element;
    }

    /** The inputs that are read from buffers, in the order of the graph. */
    private static List<Node.Input> inputs(Graph graph, List<Integer> roots) {
        boolean[] wanted = graph.reachable(roots);
        List<Node.Input> inputs = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            if (wanted[id]
                    && graph.node(id) instanceof Node.Input input
                    && !input.name().equals(Plan.NUMBER)) {
                inputs.add(input);
            }
        }
        return inputs;
    }

    private static Storage storage(Type type) {
        return switch (type) {
            case REAL -> Storage.REAL;
            case INTEGER -> Storage.INTEGER;
            case TRUTH -> Storage.TRUTH;
        };
    }
}

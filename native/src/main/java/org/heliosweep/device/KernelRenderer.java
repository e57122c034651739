package org.heliosweep.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.plan.Plan;

/** Renders plans and graphs as C: one function over a range of scenarios, which computes them one after the other. */
public final class KernelRenderer {
    /** What the function of a plan is called. */
    static final String FUNCTION = "heliosweep_kernel";

    private final PlainC dialect;

    private KernelRenderer(PlainC dialect) {
        this.dialect = dialect;
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

    /** A kernel as C; see {@link LeafInC}. */
    static String inC(String about, LeafKernel kernel) {
        PlainC dialect = new PlainC();
        SharedParts shared = new SharedParts(dialect);
        String text = new LeafInC(kernel).text(FUNCTION, shared);
        return whole(about, dialect, shared, text);
    }

    /** A kernel for devices; see {@link LeafOnDevice}. */
    static DeviceSource onDevice(String about, LeafKernel kernel, DeviceLanguage dialect) {
        SharedParts shared = new SharedParts(dialect);
        String text = new LeafOnDevice(kernel).text(shared);
        return new DeviceSource(whole(about, dialect, shared, text), shared.given());
    }

    private static String whole(String about, Dialect dialect, SharedParts shared, String text) {
        String singles = shared.hasSingles() ? dialect.singles() : "";
        return dialect.prelude(shared.hasFunctions()) + singles + shared + "\n"
                + Lines.comment(about).strip() + "\n" + text;
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
        GraphWriter writer = new GraphWriter(
                lines,
                shared,
                graph,
                input -> read(input, inputs, buffers),
                List.of(),
                names,
                "",
                ScenarioNumbers.UNKNOWN);
        writer.write(nodes);
        for (int index = 0; index < roots.size(); index++) {
            Root root = roots.get(index);
            String target = PlainC.buffer(buffers, inputs.size() + index) + "[scenario]";
            String narrowed = root.storage() == Storage.CODE ? "(int32_t) " : "";
            String widened = root.storage() == Storage.TRUTH ? " != 0" : "";
            lines.line(target + " = " + narrowed + writer.value(root.node()) + widened + ";");
        }
        dialect.end(lines);
        return new KernelSource(whole(about, dialect, shared, lines.toString()), function, buffers);
    }

    private static String read(Node.Input input, List<Node.Input> inputs, List<Buffer> buffers) {
        if (input.name().equals(Plan.NUMBER)) {
            return "number";
        }
        String element = PlainC.buffer(buffers, inputs.indexOf(input)) + "[scenario]";
        return input.type() == Type.TRUTH ? Expressions.truth(element + " != 0") : element;
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

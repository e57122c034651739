package org.heliosweep.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.unit.Unit;

/**
 * Puts a model together, statement by statement, and other models into it. Names are the caller's to check: a name that
 * is taken is an {@link IllegalArgumentException}.
 */
public final class ModelBuilder {
    private final String name;
    private final String description;
    private final String introduction;
    private final GraphBuilder graph = new GraphBuilder();
    private final List<Input> inputs = new ArrayList<>();
    private final Map<String, Quantity> quantities = new java.util.LinkedHashMap<>();
    private final List<Requirement> requirements = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<IndexedQuantity> indexed = new ArrayList<>();
    private final List<Margin> margins = new ArrayList<>();

    /** A builder of a model without anything in it. */
    public ModelBuilder(String name, String description, String introduction) {
        this.name = name;
        this.description = description;
        this.introduction = introduction;
    }

    /** Where expressions over what is there are built. */
    public GraphBuilder graph() {
        return graph;
    }

    /** What is there under a name, or null. */
    public Quantity find(String wanted) {
        return quantities.get(wanted);
    }

    /** What goes over an index under a name, or null. */
    public IndexedQuantity findIndexed(String wanted) {
        return indexed.stream()
                .filter(quantity -> quantity.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    /** The names that are there. */
    public Iterable<String> names() {
        return quantities.keySet();
    }

    /** Adds an input. */
    public void input(Input input) {
        int shown = graph.input(input.name(), input.kind().type());
        int value = input instanceof Input.Number number ? Conversions.toSi(graph, shown, number.unit()) : shown;
        add(new Quantity(
                input.name(),
                Quantity.Role.INPUT,
                input.kind(),
                value,
                shown,
                "",
                input.description(),
                input.source()));
        inputs.add(input);
    }

    /**
     * Adds a quantity that is not an input.
     *
     * @param value the node of its value, in SI if it is a number
     */
    public void quantity(
            String quantity, Quantity.Role role, Kind kind, int value, String equation, String about, String source) {
        int shown = kind instanceof Kind.Number(Unit unit) ? Conversions.fromSi(graph, value, unit) : value;
        add(new Quantity(quantity, role, kind, value, shown, equation, about, source));
        if (role == Quantity.Role.OUTPUT && kind instanceof Kind.Number) {
            requirements.add(new Requirement(
                    graph.isFinite(shown),
                    "",
                    "",
                    "output " + quantity + " is not finite",
                    Requirement.Origin.FINITE_OUTPUT));
        }
    }

    /** Adds a unit that the model defines; it changes nothing but what texts about the model can be written in. */
    public void unit(Unit unit) {
        units.add(unit);
    }

    /** Notes that a model is used, which {@link #use} puts into this one. */
    public void uses(Use use) {
        uses.add(use);
    }

    /** Adds an index. */
    public void index(Index index) {
        indexes.add(index);
    }

    /** Adds a quantity over an index; its members, where there are any, are added by themselves. */
    public void indexed(IndexedQuantity quantity) {
        indexed.add(quantity);
    }

    /**
     * Adds a requirement.
     *
     * @param equation how the condition is written
     */
    public void require(int condition, String equation, String reason) {
        requirements.add(new Requirement(condition, equation, "", reason, Requirement.Origin.DECLARED));
    }

    /**
     * Puts another model into this one. What it calls {@code x} becomes {@code prefix.x}; its outputs become
     * quantities, its requirements are kept.
     *
     * @param used the other model, as {@link #build} gave it
     * @param bindings for some of its inputs, the node here that takes its place: in SI if it is a number; the other
     *     inputs become inputs of this model
     */
    public void use(Model used, String prefix, Map<String, Integer> bindings) {
        Map<Integer, Integer> moved = new HashMap<>();
        for (Input input : used.inputs()) {
            Quantity inner = used.quantity(input.name()).orElseThrow();
            String outerName = prefix + "." + input.name();
            Integer bound = bindings.get(input.name());
            if (bound == null) {
                input(input.named(outerName));
                moved.put(inner.shown(), find(outerName).shown());
            } else {
                moved.put(inner.value(), bound);
                if (input instanceof Input.Number number) {
                    moved.put(inner.shown(), Conversions.fromSi(graph, bound, number.unit()));
                }
            }
        }
        Graph inside = used.graph();
        graph.addAll(inside, inside.reachable(used.roots()), moved);
        for (Quantity quantity : used.quantities()) {
            String outerName = prefix + "." + quantity.name();
            if (find(outerName) == null) {
                Quantity.Role role =
                        quantity.role() == Quantity.Role.CONSTANT ? quantity.role() : Quantity.Role.INTERMEDIATE;
                add(quantity.moved(outerName, role, moved::get));
            }
        }
        for (Margin margin : used.margins()) {
            Integer bound = bindings.get(margin.input());
            if (bound == null || !isZero(bound)) {
                margins.add(margin.within(prefix));
            }
        }
        units.addAll(used.units());
        used.indexes().forEach(index -> indexes.add(index.named(prefix + "." + index.name())));
        used.indexed().forEach(quantity -> indexed.add(quantity.within(prefix)));
        for (Requirement requirement : used.requirements()) {
            if (requirement.origin() == Requirement.Origin.DECLARED) {
                requirements.add(requirement.moved(moved::get).within(prefix));
            }
        }
    }

    /** Who gives nothing says that the margin is not applied here. */
    private boolean isZero(int node) {
        return graph.node(node) instanceof Node.Literal literal && literal.real() == 0;
    }

    private List<Margin> margins(Graph built) {
        List<Margin> all = new ArrayList<>(margins);
        for (Input input : inputs) {
            if (input instanceof Input.Number number
                    && !number.margin().isEmpty()
                    && all.stream().noneMatch(margin -> margin.input().equals(number.name()))) {
                all.add(Margin.of(number.margin(), find(number.name()), quantities.values(), built));
            }
        }
        return all;
    }

    /** The model as written: flattened, but not in its canonical form. */
    public Model build() {
        Graph built = graph.build();
        return new Model(
                name,
                description,
                introduction,
                inputs,
                List.copyOf(quantities.values()),
                requirements,
                units,
                uses,
                indexes,
                indexed,
                margins(built),
                built);
    }

    private void add(Quantity quantity) {
        if (quantities.putIfAbsent(quantity.name(), quantity) != null) {
            throw new IllegalArgumentException("the name " + quantity.name() + " is taken");
        }
    }
}

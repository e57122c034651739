package org.heliosweep.vector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.statistic.Accumulator;

/**
 * A {@link BlockProgram} for people: its steps in their order, each with what it takes from where, what it computes, and
 * which slot it stores what in. A value that is used once, nearby, is written where it is used.
 */
final class ProgramListing {
    /** Longer expressions get a name. */
    private static final int LONGEST = 60;

    private static final String INDENT = "    ";

    private final BlockProgram program;
    private final Layout layout;
    private final Graph graph;
    private final Labels labels;
    private final Function<Node.Parameter, String> parameters;
    private final String path;
    private final StringBuilder text;
    private final String margin;
    private final Map<Integer, Infix.Term> inline = new HashMap<>();
    private final Map<Type, Map<Integer, List<String>>> slots = new TreeMap<>();

    private ProgramListing(
            BlockProgram program,
            Labels labels,
            Function<Node.Parameter, String> parameters,
            String path,
            StringBuilder text,
            String margin) {
        this.program = program;
        this.layout = program.layout();
        this.graph = layout.graph();
        this.labels = labels;
        this.parameters = parameters;
        this.path = path;
        this.text = text;
        this.margin = margin;
    }

    /** Appends a program to a text. */
    static void append(BlockProgram program, Labels labels, StringBuilder text) {
        ProgramListing listing = new ProgramListing(program, labels, Node.Parameter::toString, "", text, "  ");
        listing.steps();
        listing.slots();
    }

    /** How many operations the segments and other steps of a program have, those in loops once. */
    static long operations(BlockProgram program) {
        return program.layout().steps().stream()
                .mapToLong(step -> switch (step) {
                    case Segment segment -> operations(program.layout(), segment);
                    case Step.Elements _, Step.Quotients _, Step.Call _ -> 1;
                    case Step.Repeated(int node) -> operations(program.body(node));
                    case Step.Result _ -> 0;
                })
                .sum();
    }

    private static long operations(Layout layout, Segment segment) {
        return segment.items().stream()
                .filter(item -> item instanceof Item.Value(int node) && layout.pointer(node) == null)
                .count();
    }

    private void steps() {
        int number = 0;
        for (Step step : layout.steps()) {
            switch (step) {
                case Segment segment -> segment(++number, segment);
                case Step.Elements(int node) -> alone(node, "lane by lane");
                case Step.Quotients(int node) -> alone(node, "lane by lane");
                case Step.Call(int node) -> alone(node, "all calls share its code");
                case Step.Repeated(int node) -> loop(node);
                case Step.Result(int node) -> alone(node, "copied");
            }
        }
    }

    private void line(String line) {
        text.append(margin).append(line).append('\n');
    }

    private void alone(int node, String how) {
        line(assignment(node, term(node)) + "  (" + how + ")" + remark(node));
    }

    /** A step of its own: what is computed, and where it goes. */
    private String assignment(int node, Infix.Term term) {
        return name(node) + " = " + term.text() + stored(node);
    }

    private Infix.Term term(int node) {
        return Infix.of(graph.node(node), this::operand);
    }

    private Infix.Term operand(int node) {
        if (graph.node(node) instanceof Node.Literal literal) {
            return Infix.literal(literal);
        }
        return inline.getOrDefault(node, Infix.Term.atom(name(node)));
    }

    private String name(int node) {
        if (graph.node(node) instanceof Node.Parameter parameter) {
            return parameters.apply(parameter);
        }
        return graph.node(node) instanceof Node.Input(String name, Type _) && path.isEmpty() && !labels.isNamed(node)
                ? Labels.ofInput(name)
                : path.isEmpty() ? labels.of(node) : "b" + path + node;
    }

    private String remark(int node) {
        String remark = path.isEmpty() ? labels.remark(node) : "";
        return remark.isEmpty() ? "" : "  # " + remark;
    }

    private String stored(int node) {
        int slot = layout.slot(node);
        if (slot < 0) {
            return "";
        }
        slots.computeIfAbsent(layout.slotType(node), _ -> new TreeMap<>())
                .computeIfAbsent(slot, _ -> new ArrayList<>())
                .add(name(node));
        return "  -> " + place(node);
    }

    private String place(int node) {
        return word(layout.slotType(node)) + " " + layout.slot(node);
    }

    private static String word(Type type) {
        return switch (type) {
            case REAL -> "real";
            case INTEGER -> "integer";
            case TRUTH -> "truth";
        };
    }

    private void loop(int node) {
        Node.Loop loop = (Node.Loop) graph.node(node);
        String inside = path + node + "_";
        String trip = "t" + path + node;
        List<String> carried = new ArrayList<>();
        for (int index = 0; index < loop.initial().size(); index++) {
            carried.add("c" + inside + index);
            line(carried.getLast() + " = " + operand(loop.initial().get(index)).text());
        }
        line("loop " + loop.trips() + " times, " + trip + " from 0, with slots of its own");
        BlockProgram body = program.body(node);
        ProgramListing listing = new ProgramListing(
                body,
                labels,
                parameter -> {
                    int index = parameter.index() - 1;
                    return index < 0
                            ? trip
                            : index < carried.size()
                                    ? carried.get(index)
                                    : operand(loop.captured().get(index - carried.size()))
                                            .text();
                },
                inside,
                text,
                margin + INDENT);
        listing.steps();
        for (int index = 0; index < carried.size(); index++) {
            text.append(margin)
                    .append(INDENT)
                    .append("next ")
                    .append(carried.get(index))
                    .append(" = ")
                    .append(listing.operand(loop.body().results().get(index)).text())
                    .append('\n');
        }
    }

    private void segment(int number, Segment segment) {
        line("segment " + number + ", " + counted(operations(layout, segment), "operation"));
        taken(segment);
        inline.clear();
        Map<Integer, Integer> uses = uses(segment);
        for (Item item : segment.items()) {
            switch (item) {
                case Item.Value(int node) -> value(segment, node, uses.getOrDefault(node, 0));
                case Item.Accumulate(int index, Accumulator accumulator) ->
                    line(INDENT + accumulated(index, accumulator));
                case Item.Finite(int value) ->
                    line(INDENT + "check finite(" + operand(value).text() + ")");
                case Item.Check(int condition) ->
                    line(INDENT + "check " + operand(condition).text() + remark(condition));
            }
        }
        inline.clear();
    }

    private void value(Segment segment, int node, int uses) {
        if (layout.pointer(node) != null) {
            if (segment.stored().contains(node)) {
                line(INDENT + name(node) + stored(node));
            }
            return;
        }
        Infix.Term term = term(node);
        boolean isShort = term.text().length() <= LONGEST && remark(node).isEmpty();
        if (uses == 1 && !segment.stored().contains(node) && !labels.isNamed(node) && isShort) {
            inline.put(node, term);
        } else {
            line(INDENT + assignment(node, term) + remark(node));
        }
    }

    /** How often each value is used inside a segment. */
    private Map<Integer, Integer> uses(Segment segment) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (Item item : segment.items()) {
            item.uses().forEach(node -> uses.merge(node, 1, Integer::sum));
            if (item instanceof Item.Value(int node) && layout.pointer(node) == null) {
                Graph.forEachOperand(graph.node(node), operand -> uses.merge(operand, 1, Integer::sum));
            }
        }
        return uses;
    }

    /** What a segment takes from elsewhere. */
    private void taken(Segment segment) {
        Set<Integer> computed = new HashSet<>();
        Map<String, List<String>> taken = new LinkedHashMap<>();
        for (String source : List.of("of the row", "of the place", "of columns", "of slots")) {
            taken.put(source, new ArrayList<>());
        }
        Set<Integer> seen = new HashSet<>();
        for (Item item : segment.items()) {
            List<Integer> used = new ArrayList<>(item.uses());
            if (item instanceof Item.Value(int node)) {
                if (layout.pointer(node) == null) {
                    computed.add(node);
                    Graph.forEachOperand(graph.node(node), used::add);
                } else {
                    used.add(node);
                }
            }
            for (int node : used) {
                if (!(graph.node(node) instanceof Node.Literal) && !computed.contains(node) && seen.add(node)) {
                    switch (layout.pointer(node)) {
                        case Pointer.OfRow _ -> taken.get("of the row").add(name(node));
                        case Pointer.OfPlace _ -> taken.get("of the place").add(name(node));
                        case Pointer.OfColumn _ -> taken.get("of columns").add(name(node));
                        case null -> taken.get("of slots").add(name(node) + " (" + place(node) + ")");
                    }
                }
            }
        }
        taken.forEach((source, names) -> {
            if (!names.isEmpty()) {
                line(INDENT + "takes " + String.join(", ", names) + " " + source);
            }
        });
    }

    private String accumulated(int index, Accumulator accumulator) {
        String what = switch (accumulator) {
            case Accumulator.Count _ -> "count";
            case Accumulator.Sum(int value, int _) -> "sum of " + operand(value).text();
            case Accumulator.Minimum(int value, int _) ->
                "least of " + operand(value).text();
            case Accumulator.Maximum(int value, int _) ->
                "greatest of " + operand(value).text();
            case Accumulator.Histogram(int key, int size, int _) ->
                "histogram of " + operand(key).text() + ", " + counted(size, "key");
        };
        boolean always = graph.node(accumulator.mask()) instanceof Node.Literal;
        return labels.ofAccumulator(index) + ": " + what
                + (always ? "" : " where " + operand(accumulator.mask()).text());
    }

    /** Which values live in which slot, one after the other. */
    private void slots() {
        slots.forEach((type, bySlot) -> {
            line(counted(layout.count(type), "slot") + " of " + word(type) + "s");
            bySlot.forEach((slot, names) -> line(INDENT + word(type) + " " + slot + ": " + String.join(", ", names)));
        });
    }

    /** A number of things. */
    static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    /** Some nodes by name, with where they lie where they are in slots. */
    static String list(BlockProgram program, Labels labels, List<Integer> nodes) {
        ProgramListing listing =
                new ProgramListing(program, labels, Node.Parameter::toString, "", new StringBuilder(), "");
        return nodes.stream()
                .map(node -> listing.operand(node).text()
                        + (listing.layout.slot(node) < 0 ? "" : " (" + listing.place(node) + ")"))
                .collect(Collectors.joining(", "));
    }
}

package org.heliosweep.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Graph;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Node;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.model.Delay;
import org.heliosweep.model.Index;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.ModelBuilder;
import org.heliosweep.model.Recurrence;

/**
 * The indexes of a model that is read, and the quantities over them. An equation over an index is typed once, over
 * input nodes that stand for the number and for values of the numbers before. Over a list, it is then repeated for each
 * number; over a longer index it becomes the body of a loop.
 */
final class IndexedQuantities {
    /** An index, with what stands for its numbers and what was repeated for each of them. */
    private static final class Range {
        private final Index index;
        private final int variable;
        private final List<Map<Integer, Integer>> repeated = new ArrayList<>();

        private Range(Index index, int variable) {
            this.index = index;
            this.variable = variable;
        }
    }

    /** A quantity over an index, from the first time on that it is mentioned. */
    private static final class Entry {
        private final String name;
        private final Range range;
        private final Map<Integer, Integer> placeholders = new TreeMap<>();
        private Value.Number start;
        private Value value;

        private Entry(String name, Range range) {
            this.name = name;
            this.range = range;
        }
    }

    /** A placeholder of a value some numbers before. */
    private record Before(Entry entry, int lag) {}

    /** A placeholder of a member of a quantity of a model that is used. */
    private record Member(IndexedQuantity quantity, Range range, int lag) {}

    private final SourceText source;
    private final ModelBuilder model;
    private final GraphBuilder graph;
    private final Map<String, Range> ranges = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Integer, Before> placeholders = new HashMap<>();
    private final Map<Integer, Member> members = new HashMap<>();

    IndexedQuantities(SourceText source, ModelBuilder model) {
        this.source = source;
        this.model = model;
        this.graph = model.graph();
    }

    /** Adds an index. */
    void add(Index index) {
        int variable = graph.input("index " + index.name(), Type.REAL);
        Range range = new Range(index, variable);
        ranges.put(index.name(), range);
        for (int position = 0; position < index.length() && index.isList(); position++) {
            Map<Integer, Integer> known = new HashMap<>();
            known.put(variable, graph.real((double) index.first() + position));
            range.repeated.add(known);
        }
    }

    boolean isIndex(String name) {
        return ranges.containsKey(name);
    }

    /** Whether an index, or something over one, has this name. */
    boolean isTaken(String name) {
        return isIndex(name) || entries.containsKey(name);
    }

    /** The index with a name. */
    Index index(Token name) {
        return range(name).index;
    }

    /** What stands for the numbers of an index. */
    int known(Token name) {
        return range(name).variable;
    }

    /** The node of constants, one for each number of an index. */
    int elements(Token name, ConstantArray constants) {
        Range range = range(name);
        int position = graph.subtract(range.variable, graph.real(range.index.first()));
        return graph.element(constants, graph.unary(UnaryOperation.INTEGER_OF_REAL, position));
    }

    private Range range(Token name) {
        Range range = ranges.get(name.text());
        if (range == null) {
            throw problem(
                    name.span(),
                    "no index is called '" + name.text() + "'" + Suggestion.of(name.text(), ranges.keySet()));
        }
        return range;
    }

    /** Says what is wrong where the name of an index, or of something over one, stands alone. */
    void refuse(String name, Span span) {
        if (isIndex(name)) {
            throw problem(span, "'" + name + "' is an index; it has a number only in equations over it");
        }
        Entry entry = entries.get(name);
        if (entry != null) {
            Index index = entry.range.index;
            throw problem(
                    span,
                    "'" + name + "' has a value for each " + index.name() + "; write " + name + "[" + index.name()
                            + "], " + name + "[" + index.last() + "] or a reduction, as in sum(" + index.name() + ": "
                            + name + "[" + index.name() + "])");
        }
    }

    /** Whether something over an index has this name, and a value before the first number, but no equation yet. */
    boolean isStarted(String name) {
        Entry entry = entries.get(name);
        return entry != null && entry.value == null;
    }

    /** The value before the first number. */
    Value.Number start(String name) {
        return entries.get(name).start;
    }

    /** Declares what a quantity is before the first number. */
    void start(Token name, Token index, Value.Number start) {
        Entry entry = new Entry(name.text(), range(index));
        entry.start = start;
        entries.put(name.text(), entry);
    }

    /** The index of something that was started. */
    String indexOf(String name) {
        return entries.get(name).range.index.name();
    }

    /** Gives a quantity its value for all numbers, over placeholders. */
    void define(String name, Token index, Value value) {
        Entry entry = entries.computeIfAbsent(name, missing -> new Entry(missing, range(index)));
        entry.value = value;
    }

    /** What was started and never got an equation. */
    List<String> unfinished() {
        return entries.values().stream()
                .filter(entry -> entry.value == null)
                .map(entry -> entry.name)
                .toList();
    }

    /** Whether all is there that a quantity stands on. */
    boolean isComplete(String name) {
        return missing(entries.get(name).value.node()) == null;
    }

    /** Something without an equation that a node stands on; null if there is nothing. */
    private Entry missing(int node) {
        Graph now = graph.build();
        List<Integer> roots = new ArrayList<>(List.of(node));
        List<Entry> seen = new ArrayList<>();
        for (int next = 0; next < roots.size(); next++) {
            boolean[] reached = now.reachable(List.of(roots.get(next)));
            for (Map.Entry<Integer, Before> placeholder : placeholders.entrySet()) {
                Entry entry = placeholder.getValue().entry;
                if (reached[placeholder.getKey()] && !seen.contains(entry)) {
                    if (entry.value == null) {
                        return entry;
                    }
                    seen.add(entry);
                    roots.add(entry.value.node());
                }
            }
        }
        return null;
    }

    /**
     * Something that a node stands on for another number, or in a model that is used, and that may depend on a value;
     * empty if there is nothing. If the value is replaced, it stays as it is.
     */
    Optional<String> fixed(int node, int value) {
        Graph now = graph.build();
        List<Integer> roots = new ArrayList<>(List.of(node));
        List<String> names = new ArrayList<>(List.of(""));
        for (int next = 0; next < roots.size(); next++) {
            boolean[] reached = now.reachable(List.of(roots.get(next)));
            if (next > 0 && reached[value]) {
                return Optional.of(names.get(next));
            }
            for (Map.Entry<Integer, Before> placeholder : placeholders.entrySet()) {
                Entry entry = placeholder.getValue().entry;
                if (reached[placeholder.getKey()] && !names.contains(entry.name)) {
                    if (entry.value == null) {
                        return Optional.of(entry.name);
                    }
                    roots.addAll(List.of(entry.start.node(), entry.value.node()));
                    names.addAll(List.of(entry.name, entry.name));
                }
            }
            for (Map.Entry<Integer, Member> placeholder : members.entrySet()) {
                IndexedQuantity quantity = placeholder.getValue().quantity;
                if (reached[placeholder.getKey()] && !names.contains(quantity.name())) {
                    for (String member : quantity.members()) {
                        roots.add(model.find(member).value());
                        names.add(quantity.name());
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The value of a quantity for the number of an index that an equation is about, or for one before it. */
    Value relative(Expression.Element element) {
        Token index = element.index();
        IndexedQuantity used = entries.containsKey(element.path()) ? null : model.findIndexed(element.path());
        if (used != null) {
            return member(element, used, range(index));
        }
        Entry entry = entry(element);
        if (entry.range != range(index)) {
            throw problem(
                    index.span(),
                    "'" + entry.name + "' goes over '" + entry.range.index.name() + "', not over '" + index.text()
                            + "'");
        }
        int lag = -element.offset();
        if (lag < 0) {
            throw problem(element.span(), "an equation cannot look ahead; '" + index.text() + "' can be lessened only");
        }
        if (lag == 0) {
            if (entry.value == null) {
                throw problem(
                        element.span(),
                        "'" + entry.name + "[" + index.text() + "]' has no equation above this; only values of numbers"
                                + " before can be used here, as in " + entry.name + "[" + index.text() + " - 1]");
            }
            return entry.value;
        }
        if (entry.start == null) {
            throw problem(
                    element.span(),
                    "'" + entry.name + "' has no value before the first " + index.text()
                            + "; give one above its equation," + " as in: start " + entry.name + "[" + index.text()
                            + "] [unit] = 0");
        }
        int placeholder = entry.placeholders.computeIfAbsent(
                lag, missing -> graph.input(entry.name + "[" + index.text() + " - " + missing + "]", Type.REAL));
        placeholders.put(placeholder, new Before(entry, lag));
        return new Value.Number(placeholder, entry.start.dimension(), false, entry.start.scale());
    }

    /** The value of a quantity of a model that is used, for the number of an index of this one. */
    private Value member(Expression.Element element, IndexedQuantity used, Range range) {
        Index inner = used.index();
        Index outer = range.index;
        int lag = -element.offset();
        boolean isWithin = outer.first() - lag >= inner.first() && outer.last() - lag <= inner.last();
        if (!isWithin || !inner.isList()) {
            throw problem(
                    element.span(),
                    "'" + used.name() + "' has values for " + inner.first() + " to " + inner.last()
                            + (inner.isList()
                                    ? ", and '" + outer.name() + "' asks for others"
                                    : " inside its model only"));
        }
        Value first = ModelReader.valueOf(model.find(used.member(inner.first())));
        int placeholder = graph.input(used.name() + "[" + outer.name() + " - " + lag + "]", graph.type(first.node()));
        members.put(placeholder, new Member(used, range, lag));
        return switch (first) {
            case Value.Number number -> new Value.Number(placeholder, number.dimension(), false, number.scale());
            case Value.Truth _ -> new Value.Truth(placeholder);
            case Value.Choice choice -> new Value.Choice(placeholder, choice.labels(), null);
        };
    }

    /** The value of a quantity for one number, where it is no quantity by itself. */
    Value number(Expression.Element element) {
        Entry entry = entry(element);
        Index index = entry.range.index;
        int number = element.offset();
        if (number < index.first() || number > index.last()) {
            throw problem(
                    element.span(),
                    "'" + index.name() + "' goes from " + index.first() + " to " + index.last() + ", and " + number
                            + " is not among them");
        }
        if (entry.value == null) {
            throw problem(element.span(), "'" + entry.name + "' has no equation above this");
        }
        int node = entry.value.node();
        requireComplete(entry.name, node, element.span());
        int position = number - index.first();
        int there = index.isList() ? repeated(entry.range, node, position) : last(entry.range, node, position + 1);
        return switch (entry.value) {
            case Value.Number value -> new Value.Number(there, value.dimension(), false, value.scale());
            case Value.Truth _ -> new Value.Truth(there);
            case Value.Choice choice -> new Value.Choice(there, choice.labels(), null);
        };
    }

    private Entry entry(Expression.Element element) {
        Entry entry = entries.get(element.path());
        if (entry == null) {
            throw problem(
                    element.span(),
                    "nothing over an index is called '" + element.path() + "'"
                            + Suggestion.of(element.path(), entries.keySet()));
        }
        return entry;
    }

    private void requireComplete(String what, int node, Span span) {
        Entry missing = missing(node);
        if (missing != null) {
            throw problem(
                    span,
                    "'" + what + "' stands on '" + missing.name + "[" + missing.range.index.name()
                            + "]', which has no equation above this");
        }
    }

    /** The node of a quantity for the number at a position of its list. */
    int member(String name, int position) {
        Entry entry = entries.get(name);
        return repeated(entry.range, entry.value.node(), position);
    }

    /** What is above, for the number at a position of a list: all that stands on placeholders is repeated. */
    private int repeated(Range range, int node, int position) {
        Map<Integer, Integer> known = range.repeated.get(position);
        if (!known.containsKey(node)) {
            Graph now = graph.build();
            boolean[] needed = now.reachable(List.of(node));
            for (int id = 0; id <= node; id++) {
                if (needed[id] && !known.containsKey(id)) {
                    repeat(range, known, now, id, position);
                }
            }
        }
        return known.getOrDefault(node, node);
    }

    private void repeat(Range range, Map<Integer, Integer> known, Graph now, int id, int position) {
        Before before = placeholders.get(id);
        if (before != null && before.entry.range == range) {
            int earlier = position - before.lag;
            known.put(
                    id, earlier < 0 ? before.entry.start.node() : repeated(range, before.entry.value.node(), earlier));
            return;
        }
        Member member = members.get(id);
        if (member != null && member.range == range) {
            int number = range.index.first() + position - member.lag;
            known.put(id, model.find(member.quantity.member(number)).value());
            return;
        }
        Node node = now.node(id);
        boolean[] varies = {false};
        Graph.forEachOperand(node, operand -> varies[0] |= known.containsKey(operand));
        if (varies[0]) {
            known.put(id, graph.add(node.map(operand -> known.getOrDefault(operand, operand))));
        }
    }

    /** A reduction of a node over all numbers. */
    int reduced(Expression.Over over, int term) {
        requireComplete(over.reduction().text() + "(" + over.index().text() + ": …)", term, over.span());
        return reduced(over.reduction().text(), range(over.index()), term);
    }

    /** Whether a condition is true for all numbers of an index; what it stands on has equations. */
    int all(String index, int condition) {
        return reduced("all", ranges.get(index), condition);
    }

    private int reduced(String word, Range range, int term) {
        Recurrence.Reduction reduction = reduction(word);
        int total = initial(word);
        if (!range.index.isList()) {
            return loop(range, term, range.index.length(), total, reduction);
        }
        for (int position = 0; position < range.index.length(); position++) {
            int number = range.repeated.get(position).get(range.variable);
            total = reduction.next(graph, total, repeated(range, term, position), number);
        }
        return total;
    }

    private int initial(String reduction) {
        return switch (reduction) {
            case "sum" -> graph.real(0);
            case "min" -> graph.real(Double.POSITIVE_INFINITY);
            case "max" -> graph.real(Double.NEGATIVE_INFINITY);
            case "first" -> graph.real(Double.NaN);
            case "all" -> graph.truth(true);
            case "any" -> graph.truth(false);
            default -> throw new IllegalStateException("no reduction " + reduction);
        };
    }

    private static Recurrence.Reduction reduction(String word) {
        return switch (word) {
            case "sum" -> (body, total, term, _) -> body.add(total, term);
            case "min" -> (body, total, term, _) -> body.binary(BinaryOperation.MINIMUM, total, term);
            case "max" -> (body, total, term, _) -> body.binary(BinaryOperation.MAXIMUM, total, term);
            case "first" ->
                (body, total, term, number) -> {
                    int isFound = body.binary(BinaryOperation.EQUAL, total, total);
                    return body.select(body.and(body.not(isFound), term), number, total);
                };
            case "all" -> (body, total, term, _) -> body.and(total, term);
            case "any" -> (body, total, term, _) -> body.binary(BinaryOperation.OR, total, term);
            default -> throw new IllegalStateException("no reduction " + word);
        };
    }

    /** The value of a node for the last of some numbers. */
    private int last(Range range, int node, int trips) {
        int initial = switch (graph.type(node)) {
            case REAL -> graph.real(Double.NaN);
            case INTEGER -> graph.integer(0);
            case TRUTH -> graph.truth(false);
        };
        return loop(range, node, trips, initial, (body, total, term, number) -> term);
    }

    private int loop(Range range, int term, int trips, int initial, Recurrence.Reduction reduction) {
        List<Delay> delays = new ArrayList<>();
        placeholders.forEach((placeholder, before) -> {
            if (before.entry.range == range && before.entry.value != null) {
                delays.add(new Delay(placeholder, before.lag, before.entry.start.node(), before.entry.value.node()));
            }
        });
        return Recurrence.reduce(graph, range.index.first(), trips, range.variable, delays, term, initial, reduction);
    }

    private LanguageException problem(Span span, String message) {
        return new LanguageException(source, span, message);
    }
}

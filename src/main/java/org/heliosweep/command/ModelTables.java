package org.heliosweep.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heliosweep.model.Index;
import org.heliosweep.model.Input;
import org.heliosweep.model.Margin;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.model.Use;
import org.heliosweep.unit.Unit;

/** What is said about a model row by row, to people and in documents alike. */
final class ModelTables {
    private ModelTables() {}

    /** What comes from outside. */
    static Table inputs(Model model) {
        Table table = new Table("crclll").header("name", "default", "unit", "credible range", "description", "source");
        for (Input input : model.inputs()) {
            switch (input) {
                case Input.Number number ->
                    table.row(
                            number.name(),
                            Numbers.exact(number.standard()),
                            symbol(number.unit()),
                            Numbers.exact(number.low()) + " to " + Numbers.exact(number.high()),
                            number.description(),
                            number.source());
                case Input.Choice choice ->
                    table.row(
                            choice.name(),
                            choice.labels().get(choice.choice()),
                            "",
                            String.join(", ", choice.labels()),
                            choice.description(),
                            choice.source());
            }
        }
        return table;
    }

    /** What nobody varies. */
    static Table constants(Model model) {
        Table table = new Table("crcll").header("name", "value", "unit", "description", "source");
        for (Quantity quantity : model.quantities()) {
            if (quantity.role() == Quantity.Role.CONSTANT) {
                table.row(
                        quantity.name(),
                        quantity.equation(),
                        symbol(quantity.unit()),
                        quantity.description(),
                        quantity.source());
            }
        }
        return table;
    }

    /** What quantities go over. */
    static Table indexes(Model model) {
        Table table = new Table("crl").header("name", "numbers", "description");
        for (Index index : model.indexes()) {
            table.row(index.name(), index.first() + " to " + index.last(), index.description());
        }
        return table;
    }

    /** The models inside, with what they are given. */
    static Table uses(Model model) {
        Table table = new Table("cpcl").header("name", "model", "given", "description");
        for (Use use : model.uses()) {
            table.row(use.name(), use.model(), given(use), use.description());
        }
        return table;
    }

    /** What is allowed for, and where. */
    static Table margins(Model model) {
        Table table = new Table("lcc").header("margin", "input", "applied in");
        for (Margin margin : model.margins()) {
            table.row(margin.name(), margin.input(), String.join(", ", margin.stages()));
        }
        return table;
    }

    private static String given(Use use) {
        return use.given().stream()
                .map(given -> given.input() + " = " + given.equation())
                .collect(Collectors.joining(", "));
    }

    /** The sources, each once, with what comes from there. */
    static Map<String, Set<String>> sources(Model model) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        for (Quantity quantity : model.quantities()) {
            int bracket = quantity.name().indexOf('[');
            String name = bracket < 0 ? quantity.name() : quantity.name().substring(0, bracket);
            if (!quantity.source().isEmpty()) {
                named.computeIfAbsent(quantity.source(), _ -> new LinkedHashSet<>())
                        .add(name);
            }
        }
        return named;
    }

    /** A unit behind a number; plain numbers have none. */
    static String symbol(Unit unit) {
        return unit.equals(Unit.ONE) ? "" : unit.symbol();
    }
}

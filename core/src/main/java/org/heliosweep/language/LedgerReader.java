package org.heliosweep.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Origin;
import org.heliosweep.claim.Topic;
import org.heliosweep.model.Model;
import org.heliosweep.unit.UnitTable;

/** Reads a ledger of claims. */
final class LedgerReader {
    private final Cursor cursor;
    private final Function<Token, Model> models;
    private final Map<String, Model> known = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final List<Topic> topics = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private StudyStatement.RandomDesign design;

    /** A reader that finds models by the names that stand in the ledger. */
    LedgerReader(Cursor cursor, Function<Token, Model> models) {
        this.cursor = cursor;
        this.models = models;
    }

    /** Reads what stands behind the title. */
    Ledger read(String name, String description) {
        cursor.endOfStatement();
        while (!cursor.at(Token.Kind.END)) {
            switch (cursor.peek().text()) {
                case "design" -> design();
                case "origin" -> origin();
                case "topic" -> topic();
                default -> throw cursor.unexpected("a statement: design, origin, topic or claim");
            }
        }
        return new Ledger(name, description, List.copyOf(origins.values()), topics);
    }

    /** The design of all scenarios that are drawn from credible ranges. */
    private void design() {
        Span start = cursor.peek().span();
        if (!(new StudyParser(cursor, new UnitTable()).statement() instanceof StudyStatement.RandomDesign random)) {
            throw cursor.problem(start, "a ledger has a random design, such as 'design random 4096 seed 1'");
        }
        design = random;
    }

    private void origin() {
        cursor.next();
        Token name = cursor.newName("the name of an origin");
        if (origins.containsKey(name.text())) {
            throw cursor.problem(name.span(), "the origin '" + name.text() + "' stands in this ledger twice");
        }
        String title = cursor.expect(Token.Kind.STRING, "what it is, in quotes").text();
        String date = cursor.expect(Token.Kind.STRING, "its date, in quotes").text();
        cursor.endOfStatement();
        origins.put(name.text(), new Origin(name.text(), title, date));
    }

    private void topic() {
        cursor.next();
        String title =
                cursor.expect(Token.Kind.STRING, "what the topic is, in quotes").text();
        cursor.endOfStatement();
        List<Claim> claims = new ArrayList<>();
        while (cursor.at("claim")) {
            claims.add(claim());
        }
        topics.add(new Topic(title, claims));
    }

    private Claim claim() {
        cursor.next();
        Token id = cursor.hyphenatedName("the id of the claim");
        if (!ids.add(id.text())) {
            throw cursor.problem(id.span(), "the claim '" + id.text() + "' stands in this ledger twice");
        }
        return new ClaimReader(this, cursor, id).read();
    }

    /** The model with a name, which is read once. */
    Model model(Token name) {
        Model model = known.get(name.text());
        if (model == null) {
            model = models.apply(name);
            known.put(name.text(), model);
        }
        return model;
    }

    /** An origin by its name. */
    Origin origin(Token name) {
        Origin origin = origins.get(name.text());
        if (origin == null) {
            throw cursor.problem(
                    name.span(),
                    "there is no origin '" + name.text() + "'" + Suggestion.of(name.text(), origins.keySet()));
        }
        return origin;
    }

    /** How many scenarios are drawn from credible ranges, and how. */
    StudyStatement.RandomDesign design(Span wanted) {
        if (design == null) {
            throw cursor.problem(wanted, "the ledger has no design; write 'design random 4096 seed 1' above");
        }
        return design;
    }
}

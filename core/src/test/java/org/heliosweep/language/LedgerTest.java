package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Comparison;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Topic;
import org.heliosweep.study.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers of claims as texts. */
class LedgerTest {
    private static final String MODEL = """
            model kettle  "Water that boils"
            input volume [L] = 1  0.2 .. 2
            input power [kW] = 2  1 .. 3
            input hurry = none { none, some }
            output time [min] = volume * 350 [kJ/L] / power
            output slow = greatest { volume: volume / 1 [L], power: 1 [kW] / power }
            """;
    private static final String TITLE = """
            ledger kettles  "What is said about kettles"
            design random 100 seed 7
            origin friend  "A friend"  "yesterday"
            topic "Time"
            """;

    private static final Workbench WORKBENCH = Workbench.of(new Library() {
        @Override
        public Optional<SourceText> file(String fileName) {
            return fileName.equals("kettle.model") ? Optional.of(SourceText.of(fileName, MODEL)) : Optional.empty();
        }

        @Override
        public List<String> fileNames() {
            return List.of("kettle.model");
        }
    });

    private static Ledger read(String text) {
        return WORKBENCH.readLedger(SourceText.of("kettles.ledger", text));
    }

    private static Claim claim(String statements) {
        return read(TITLE + "claim T-1  \"it boils\"\n" + statements)
                .claim("T-1")
                .orElseThrow();
    }

    @Test
    void everythingIsRead() {
        Claim claim = claim("""
                said     friend by "her father" in "a letter"
                model    kettle
                fix      volume = 500 [L]
                assume   power = 1 [kW]  "a small one,"  "and old"
                vary     power = triangular
                value    2 * time
                claimed  about 3 [h] within 10 %
                note     "Twice, for two."
                """);
        assertEquals("it boils", claim.statement());
        assertEquals("A friend", claim.origins().getFirst().title());
        assertEquals("yesterday", claim.origins().getFirst().date());
        assertEquals("her father", claim.speaker());
        assertEquals("a letter", claim.transcript());
        assertEquals("Twice, for two.", claim.note());
        Claim.Test test = (Claim.Test) claim.question();
        assertEquals("2 * time", test.value());
        assertEquals(List.of("volume = 500 [L]"), test.premises());
        assertEquals(
                List.of(new Claim.Assumption("power", "power = 1 [kW]", "a small one, and old")), test.assumptions());
        Comparison.About about = (Comparison.About) test.claimed();
        assertEquals(3, about.number());
        assertEquals(0.1, about.tolerance());
        assertEquals("h", about.unit().symbol());
    }

    @Test
    void assumptionsAreInTheirOwnStudyAlone() {
        Claim.Test test = (Claim.Test) claim("""
                said friend
                model kettle
                fix volume = 500 [L]
                assume power = 1 [kW] "a small one"
                vary power = triangular
                value time
                claimed at most 3 [h]
                """).question();
        assertEquals(Map.of("volume", 500.0), test.plain().fixed());
        assertEquals(
                Map.of("volume", 500.0, "power", 1.0),
                test.assuming().orElseThrow().fixed());
        assertEquals(Map.of("volume", 500.0), test.ranges().orElseThrow().fixed());
        assertEquals(1, test.plain().design().size());
        assertEquals(1, test.assuming().orElseThrow().design().size());
        assertEquals(100, test.ranges().orElseThrow().design().size());
        assertEquals(
                List.of(Shown.Measure.SHARE, Shown.Measure.QUANTILES),
                test.ranges().orElseThrow().shown().stream().map(Shown::measure).toList());
    }

    @Test
    void withoutAssumptionsOrRangesThereIsOneStudy() {
        Claim.Test test = (Claim.Test) claim("""
                said friend
                model kettle
                value slow
                claimed is power
                """).question();
        assertTrue(test.assuming().isEmpty());
        assertTrue(test.ranges().isEmpty());
        assertEquals(new Comparison.Is("power"), test.claimed());
        assertEquals(Shown.Measure.SHARES, test.plain().shown().getFirst().measure());
    }

    @Test
    void comparisons() {
        assertEquals(List.of(1.0, 2.0), ends("between 1 [min] and 2 [min]"));
        assertEquals(List.of(-2.0, -1.0), ends("between -2 [min] and -1 [min]"));
        assertEquals(List.of(3.0, Double.POSITIVE_INFINITY), ends("at least 3 [min]"));
        assertEquals(List.of(Double.NEGATIVE_INFINITY, 3.0), ends("at most 3 [min]"));
        assertEquals(List.of(3.0, 5.0), ends("about 4 [min] within 0.25"));
    }

    private static List<Double> ends(String claimed) {
        Claim.Test test = (Claim.Test) claim("""
                said friend
                model kettle
                value time
                claimed %s
                """.formatted(claimed)).question();
        Comparison.OfNumber comparison = (Comparison.OfNumber) test.claimed();
        return List.of(comparison.low(), comparison.high());
    }

    @Test
    void topicsKeepTheirOrder() {
        Ledger ledger = read(TITLE + """
                claim T-1 "one"
                  said friend
                  untestable "no kettle"
                claim T-2.1 "two"
                  said friend
                  untestable "no kettle,"
                             "and no water"
                topic "Taste"
                claim A-1 "three"
                  said friend
                  untestable "no tongue"
                """);
        assertEquals(
                List.of("Time", "Taste"),
                ledger.topics().stream().map(Topic::title).toList());
        assertEquals(
                List.of("T-1", "T-2.1", "A-1"),
                ledger.claims().stream().map(Claim::id).toList());
        assertEquals(
                new Claim.Untestable("no kettle, and no water"),
                ledger.claims().get(1).question());
        assertEquals(Optional.empty(), ledger.claim("T-9"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            said freind                                      | there is no origin 'freind'; did you mean 'friend'?
            value time                                       | write 'model' and its name above 'value'
            said friend; model kettle                        | 'model', 'value' and 'claimed' are needed, or 'untestable' with the reason
            model kettle; value time; claimed at most 1 [h]  | 'said' is missing: where was this claimed?
            model kettle; model kettle                       | the claim has its model already: 'kettle'
            model kettel                                     | there is no model 'kettel'; did you mean 'kettle'?
            model kettle; fix water = 1                      | the model 'kettle' has no input 'water'
            said friend; model kettle; fix power = 1 [kg]; value time; claimed at most 1 [h] | 'power' is in kW; kg does not fit
            model kettle; fix power = 1; assume power = 2 "?" | 'power' is varied or fixed in this study twice
            model kettle; assume power = 2                   | expected what is assumed, in quotes
            model kettle; value time; value time             | 'value' stands in this claim twice
            model kettle; claimed about 3 [h]                | expected 'within' and how far off it may be, such as 10 %
            model kettle; claimed about 3 [h] within 1 [h]   | a tolerance is a part of the number, as in 0.1 or 10 %
            model kettle; claimed some 3 [h]                 | expected what is claimed: about, between, at least, at most or is
            model kettle; claimed between 2 [h] and 1 [h]    | nothing lies between 2.0 and 1.0
            model kettle; claimed between 2 [h] and 3 [d]    | both numbers must have the same unit
            said friend; model kettle; value time; claimed at most 1 [kg] | kg does not fit
            said friend; model kettle; value slow; claimed at most 1 | 'min' needs a number
            said friend; model kettle; value time; claimed is slow   | 'shares' needs a choice
            said friend; model kettle; untestable "?"        | what cannot be tested has no model
            mean time                                        | expected a statement: said, model, fix, assume, vary
            """)
    void mistakesAreToldWhereTheyStand(String statements, String message) {
        LanguageException problem = assertThrows(LanguageException.class, () -> claim(statements.replace("; ", "\n")));
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
        assertTrue(problem.getMessage().startsWith("kettles.ledger:"), problem.getMessage());
        assertTrue(problem.getMessage().contains("^"), problem.getMessage());
    }

    @Test
    void namesStandOnce() {
        String claim = "claim T-1 \"one\"\n said friend\n untestable \"no kettle\"\n";
        assertProblem(TITLE + claim + claim, "the claim 'T-1' stands in this ledger twice");
        assertProblem(
                TITLE.replace("topic", "origin friend \"?\" \"?\"\ntopic"), "'friend' stands in this ledger twice");
        assertProblem("ledger x\nclaim T-1", "expected a statement: design, origin, topic or claim");
        assertProblem("ledger x\ndesign grid", "a ledger has a random design");
        assertProblem(
                TITLE.replace("design random 100 seed 7\n", "")
                        + "claim T-1 \"one\"\nsaid friend\nmodel kettle\nvary power = uniform\nvalue time\n"
                        + "claimed at most 1 [h]",
                "the ledger has no design");
        assertProblem("model x", "expected 'ledger' and a name at the beginning of a ledger");
    }

    private static void assertProblem(String text, String message) {
        LanguageException problem = assertThrows(LanguageException.class, () -> read(text));
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
    }
}

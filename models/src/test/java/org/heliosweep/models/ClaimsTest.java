package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.heliosweep.claim.Answer;
import org.heliosweep.claim.Claim;
import org.heliosweep.claim.Finding;
import org.heliosweep.claim.Ledger;
import org.heliosweep.claim.Topic;
import org.heliosweep.claim.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger of claims, and what the models say to it. */
class ClaimsTest {
    private static final Ledger LEDGER = Models.WORKBENCH.ledger("claims");

    private static final Map<String, Finding> FINDINGS = Assessment.of(LEDGER).stream()
            .collect(Collectors.toMap(
                    finding -> finding.claim().id(), Function.identity(), (a, _) -> a, LinkedHashMap::new));

    static Set<String> ids() {
        return FINDINGS.keySet();
    }

    /** By the letter of their topic, the numbers of the claims that a model can test; others are listed, too. */
    private static final Map<String, int[]> TESTABLE = Map.of(
            "D",
            new int[] {1, 2, 3, 4, 5, 6, 11, 12, 13},
            "G",
            IntStream.concat(IntStream.rangeClosed(1, 17), IntStream.rangeClosed(21, 23))
                    .toArray(),
            "O",
            IntStream.rangeClosed(1, 14).toArray(),
            "F",
            IntStream.rangeClosed(1, 9).toArray(),
            "L",
            IntStream.rangeClosed(1, 15).toArray(),
            "E",
            new int[] {1, 2, 3, 4, 5, 8, 9},
            "K",
            new int[] {1, 2, 3, 5, 9, 10, 13},
            "X",
            new int[] {});

    private static final Map<String, Integer> LAST =
            Map.of("D", 13, "G", 23, "O", 15, "F", 11, "L", 17, "E", 9, "K", 13, "X", 4);

    @Test
    void everyClaimIsThere() {
        Map<String, Set<Integer>> all = numbers(false);
        Map<String, Set<Integer>> testable = numbers(true);
        assertEquals(LAST.keySet(), all.keySet());
        LAST.forEach((topic, last) -> assertEquals(set(IntStream.rangeClosed(1, last)), all.get(topic), topic));
        TESTABLE.forEach((topic, numbers) ->
                assertEquals(set(IntStream.of(numbers)), testable.getOrDefault(topic, Set.of()), topic));
    }

    private static Map<String, Set<Integer>> numbers(boolean testable) {
        return LEDGER.claims().stream()
                .filter(claim -> !testable || claim.question() instanceof Claim.Test)
                .collect(Collectors.groupingBy(
                        claim -> claim.id().substring(0, 1),
                        Collectors.mapping(
                                claim -> Integer.parseInt(number(claim).substring(2)),
                                Collectors.toCollection(TreeSet::new))));
    }

    /** The id without the number of a part or a reading. */
    private static String number(Claim claim) {
        int dot = claim.id().indexOf('.');
        return dot < 0 ? claim.id() : claim.id().substring(0, dot);
    }

    private static Set<Integer> set(IntStream numbers) {
        return numbers.boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two transcripts, or two parts of one, read differently: neither is left out. */
    @Test
    void bothReadingsAreShown() {
        Topic disagreements = LEDGER.topics().getFirst();
        assertEquals("Where transcripts disagree", disagreements.title());
        Map<String, Long> readings = disagreements.claims().stream()
                .filter(claim -> claim.question() instanceof Claim.Test)
                .collect(Collectors.groupingBy(ClaimsTest::number, Collectors.counting()));
        assertEquals(Set.of(2L), Set.copyOf(readings.values()), readings.toString());
    }

    @Test
    void originsAreNamedByTitleAndDate() {
        assertEquals(
                List.of(
                        "Interview of Elon Musk by Dwarkesh Patel and John Collison",
                        "Conversation of Elon Musk with Garry Tan at Y Combinator's AI Startup School, San Francisco",
                        "Interview of Elon Musk at the All-In Summit"),
                LEDGER.origins().stream().map(each -> each.title()).toList());
        assertTrue(LEDGER.origins().stream().allMatch(each -> each.date().matches(".*20\\d\\d.*")));
        assertTrue(LEDGER.claims().stream().noneMatch(claim -> claim.origins().isEmpty()));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void claimIsAnswered(String id) {
        Finding finding = FINDINGS.get(id);
        switch (finding.claim().question()) {
            case Claim.Untestable(String reason) -> {
                assertEquals(Verdict.NOT_TESTABLE, finding.verdict());
                assertFalse(reason.isBlank());
            }
            case Claim.Test test -> {
                Finding.Results results = finding.results().orElseThrow();
                assertAll(
                        () -> assertNone(results.plain()),
                        () -> results.assuming().ifPresent(ClaimsTest::assertNone),
                        () -> results.spread().ifPresent(ClaimsTest::assertWhole),
                        () -> assertEquals(
                                Verdict.of(test.claimed(), results.plain(), results.assuming()), finding.verdict()),
                        () -> assertEquals(
                                test.assumptions().isEmpty(), results.assuming().isEmpty()));
            }
        }
    }

    private static void assertNone(Answer answer) {
        assertFalse(answer instanceof Answer.None, answer.toString());
    }

    private static void assertWhole(Finding.Spread spread) {
        assertTrue(spread.valid() > spread.scenarios() / 2, spread.toString());
        assertTrue(spread.share() >= 0 && spread.share() <= 1, spread.toString());
        List<Double> quantiles = spread.quantiles();
        assertTrue(
                quantiles.isEmpty() || (quantiles.get(0) <= quantiles.get(1) && quantiles.get(1) <= quantiles.get(2)),
                spread.toString());
    }

    /** What is assumed is needed, and does something. */
    @ParameterizedTest
    @MethodSource("ids")
    void assumptionsMatter(String id) {
        Finding finding = FINDINGS.get(id);
        if (finding.claim().question() instanceof Claim.Test test
                && !test.assumptions().isEmpty()) {
            Finding.Results results = finding.results().orElseThrow();
            assertNotEquals(results.plain(), results.assuming().orElseThrow());
            assertNotEquals(Verdict.REPRODUCED, finding.verdict());
        }
    }

    /** By hand, from the numbers of the claims alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            D-1.1  |           | 2.205e9   | 0.001e9
            G-1    | 4         |           | 1e-9
            G-4    |           | 2.04      | 0.005
            G-9    | 12        | 48        | 1e-9
            G-13   |           | 1.069     | 0.001
            O-1.1  |           | 26.5      | 0.05
            F-1.1  |           | 1e8       | 1
            L-1.1  | 10000     | 15686.3   | 0.1
            L-1.2  | 52.6      | 33.5      | 0.05
            L-2    | 34.22     |           | 0.01
            L-4    |           | 14.33     | 0.01
            L-8    |           | 21.03     | 0.01
            L-11   |           | 2.45      | 1e-9
            L-15   |           | 1.793     | 0.001
            E-8    |           | 1.11      | 1e-9
            K-1    |           | 1.094e8   | 0.001e8
            K-9.1  |           | 1.5552    | 1e-9
            """)
    void valuesByHand(String id, Double assuming, Double plain, double tolerance) {
        Finding.Results results = FINDINGS.get(id).results().orElseThrow();
        if (plain != null) {
            assertEquals(plain, ((Answer.Number) results.plain()).value(), tolerance);
        }
        if (assuming != null) {
            assertEquals(assuming, ((Answer.Number) results.assuming().orElseThrow()).value(), tolerance);
        }
    }

    @Test
    void thereAreSeventyAnswersAtLeast() {
        long answered = FINDINGS.values().stream()
                .filter(finding -> finding.results().isPresent())
                .count();
        assertTrue(answered >= 70, "answered: " + answered);
    }

    /** The same ledger gives the same bits, in whatever order its claims are asked. */
    @Test
    void answersAreTheSameAgain() {
        for (String id : List.of("O-9", "G-6", "F-6", "E-2")) {
            assertEquals(FINDINGS.get(id), Assessment.of(FINDINGS.get(id).claim()), id);
        }
    }
}

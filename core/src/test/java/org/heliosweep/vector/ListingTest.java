package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heliosweep.Golden;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated code as text. */
class ListingTest {
    /** Where rows, a table or scenarios begin. */
    private static final Pattern PART = Pattern.compile("(?m)^(?=[A-Z])");

    private static final Pattern GIVEN = Pattern.compile("(?m)^ +(?!next )([A-Za-z_][\\w.]*) = ");
    private static final Pattern TAKEN = Pattern.compile("(?m)^ +takes (.*) of (?:the row|the place|columns)$");
    private static final Pattern COMMA = Pattern.compile(", ");

    private static final String MODEL = """
            model tank  "Loses heat"
            input v2     [m^3]   = 3    1 .. 5     "volume, with a name like one of the listing"
            input shape  [1]     = 0.5  0.1 .. 1   "of the decay"
            input metal = steel { steel, copper }  "what it is made of"
            table price (v [m^3]) [$] = { 1: 10, 2: 18, 5: 40 } "of tanks"
            rate = exp(-shape) * (if metal is steel then 1 else 0.9)
            require v2 * rate < 4.5 [m^3]  "too large, and too warm"
            output left [L]  = v2 * rate
            output kept [1]  = sum(k in 1 .. 30: shape^k * rate / k)
            output cost [$]  = price(v2)
            output worth = left > 900 [L]
            output best = least { left: left / 1 [m^3], kept: kept }
            """;

    private static List<Kernel.Listing> listings(String statements, boolean all) {
        Workbench workbench = Workbench.of();
        Plan plan = Plan.of(workbench
                .newStudy("tanks", workbench.readModel(MODEL))
                .add(statements)
                .build());
        return Backends.named("vector").compile(plan).listings(all);
    }

    private static String text(List<Kernel.Listing> listings) {
        StringBuilder text = new StringBuilder();
        listings.forEach(listing ->
                text.append("--- ").append(listing.title()).append('\n').append(listing.text()));
        return text.toString();
    }

    private static final String GRID = """
            design grid
            vary metal = levels
            vary shape = linspace(0.1, 1, 41)
            vary v2 = linspace(1, 5, 200)
            where v2 > 1.1 [m^3] "small"
            keep left, rate
            show median(rate) "pace"
            """;

    @Test
    void aGrid() {
        Golden.check("listing-grid.txt", text(listings(GRID, true)));
    }

    @Test
    void drawnInputs() {
        Golden.check(
                "listing-random.txt",
                text(listings("design random 5_000 seed 3\nvary v2, shape = uniform\nvary metal = levels", true)));
    }

    @Test
    void onlyTheFirstIsListedUnlessAllAreAskedFor() {
        List<Kernel.Listing> all = listings(GRID, true);
        assertEquals(3, all.size());
        assertEquals(List.of(all.getFirst()), listings(GRID, false));
        assertEquals(
                List.of(),
                Backends.named("scalar")
                        .compile(Plan.of(RandomStudies.next(1, 1_000)))
                        .listings(true));
    }

    /** No name stands for two values, be they of scenarios or taken from rows and tables. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aNameIsGivenOnceInAPart(long seed) {
        int found = 0;
        for (Kernel.Listing listing : Backends.named("vector")
                .compile(Plan.of(RandomStudies.next(seed, 6_000)))
                .listings(true)) {
            for (String part : PART.splitAsStream(listing.text()).toList()) {
                Set<String> names = new HashSet<>();
                TAKEN.matcher(part).results().forEach(taken -> names.addAll(List.of(COMMA.split(taken.group(1), -1))));
                Matcher name = GIVEN.matcher(part);
                while (name.find()) {
                    assertTrue(names.add(name.group(1)), name.group(1) + " in\n" + part);
                    found++;
                }
            }
        }
        assertTrue(found > 10);
    }
}

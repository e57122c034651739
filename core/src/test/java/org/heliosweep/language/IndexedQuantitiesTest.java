package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.IndexedQuantity;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What equations over an index mean: docs/language.md. */
class IndexedQuantitiesTest {
    private static final String FLEET = """
            model fleet
            index year = 2026 .. 2030 "calendar years"
            input now    [GW]    = 22.5  15 .. 30
            input growth [1/yr]  = 0.3   0.1 .. 0.6
            input supply [GW/yr] = 8     1 .. 20
            start stock[year] [GW] = now
            wanted[year] [GW/yr] = growth * stock[year - 1]
            made[year] [GW/yr] = supply * 1.1^(year - 2026)
            output added[year] [GW/yr] = least { demand: wanted[year], supply: made[year] }
            output stock[year] [GW] = 0.9 * stock[year - 1] + added.value[year] * 1 [yr]
            """;

    private static Evaluation evaluated(String text) {
        return Evaluation.of(Workbench.of().readModel(text));
    }

    private static double value(String text, String name) {
        return evaluated(text).value(name);
    }

    @Test
    void valuesOfTheYearsBeforeComeFromTheSameEquations() {
        Evaluation fleet = evaluated(FLEET);
        double stock = 22.5;
        double made = 8;
        for (int year = 2026; year <= 2030; year++) {
            double wanted = 0.3 * stock;
            stock = 0.9 * stock + Math.min(wanted, made);
            assertEquals(wanted <= made ? "demand" : "supply", fleet.label("added[" + year + "]"), "limit of " + year);
            assertEquals(stock, fleet.value("stock[" + year + "]"), 1e-12, "stock of " + year);
            made *= 1.1;
        }
        assertEquals(fleet.value("stock[2030]"), value(FLEET + "output y [GW] = stock[2030]\n", "y"));
    }

    @Test
    void eachNumberOfAListIsAQuantity() {
        Model fleet = Workbench.of().readModel(FLEET);
        assertEquals(
                List.of("added[2026]", "added[2027]", "added[2028]", "added[2029]", "added[2030]"),
                fleet.outputs().stream().map(Quantity::name).limit(5).toList());
        IndexedQuantity stock = fleet.indexed("stock").orElseThrow();
        assertEquals(Quantity.Role.OUTPUT, stock.role());
        assertEquals("now", stock.start());
        assertEquals("stock[2027]", stock.member(2027));
        assertEquals(2030, stock.index().last());
        assertTrue(fleet.quantity("wanted[2028]").isPresent());
    }

    /** Over lists equations are repeated, over longer indexes they are loops; both are the same sums. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 99, 100, 101, 2_000})
    void reductionsGoOverAllNumbers(int numbers) {
        String text = """
                model reduced
                input a [1] = 0.3  0 .. 1
                index i = 1 .. %d
                wave[i] [1] = sin(i * a)
                start walk[i] [m] = 2 [m]
                walk[i] [m] = walk[i - 1] * 0.5 + wave[i] * 1 [m]
                start late[i] [1] = 7
                late[i] = i
                output total [m] = sum(i: walk[i])
                output least_ [1] = min(i: wave[i])
                output most [1] = max(i: wave[i])
                output found [1] = if any(i: wave[i] > 0.99) then first(i: wave[i] > 0.99) else -1
                output every [1] = if all(i: walk[i] < 3 [m]) then 1 else 0
                output at_end [m] = walk[%d]
                output before [1] = sum(i: late[i - 3])
                """.formatted(numbers, numbers);
        Evaluation found = evaluated(text);
        double walk = 2;
        double total = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double first = -1;
        double before = 0;
        boolean every = true;
        for (int i = 1; i <= numbers; i++) {
            double wave = StrictMath.sin(i * 0.3);
            walk = walk * 0.5 + wave;
            total += walk;
            least = Math.min(least, wave);
            most = Math.max(most, wave);
            first = first < 0 && wave > 0.99 ? i : first;
            every &= walk < 3;
            before += i <= 3 ? 7 : i - 3;
        }
        assertEquals(total, found.value("total"), 1e-9);
        assertEquals(least, found.value("least_"), 1e-12);
        assertEquals(most, found.value("most"), 1e-12);
        assertEquals(first, found.value("found"));
        assertEquals(every ? 1 : 0, found.value("every"));
        assertEquals(walk, found.value("at_end"), 1e-12);
        assertEquals(before, found.value("before"));
    }

    @Test
    void whatIsNeverFoundIsNoNumber() {
        assertTrue(Double.isNaN(value("model m\nindex i = 1 .. 4\nx = first(i: i > 9)\n", "x")));
        assertTrue(Double.isNaN(value("model m\nindex i = 1 .. 400\nx = first(i: i > 900)\n", "x")));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300})
    void equationsMayStandOnReductionsOverTheSameIndex(int numbers) {
        String text = """
                model normal
                index i = 1 .. %d
                x[i] = i * 1.5
                mean = sum(i: x[i]) / %d
                away[i] = abs(x[i] - mean)
                output y [1] = max(i: away[i])
                """.formatted(numbers, numbers);
        double mean = 1.5 * (numbers + 1) / 2;
        assertEquals(1.5 * numbers - mean, value(text, "y"), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 200})
    void indexesCanStandInsideEachOther(int numbers) {
        String text = """
                model nested
                input a [1] = 2  0 .. 3
                index i = 1 .. %d
                index k = 0 .. 150
                start s[k] [1] = a
                s[k] = s[k - 1] * 0.5
                x[i] = sum(k: s[k] * i) + sum(j in 1 .. 3: j * i * a)
                output y [1] = sum(i: x[i])
                """.formatted(numbers);
        double sum = 0;
        for (int i = 1; i <= numbers; i++) {
            sum += i * 2.0 + 12.0 * i;
        }
        assertEquals(sum, value(text, "y"), sum * 1e-12);
    }

    @Test
    void theWordsOfIndexesAreNotReserved() {
        String text = """
                model words
                input start [1] = 3  0 .. 9
                index = start + 1
                index i = 1 .. 2
                start x[i] [1] = index
                x[i] = x[i - 1] + start
                first = x[1]
                output y [1] = x[2] + first
                """;
        assertEquals(17, value(text, "y"));
    }

    @Test
    void conditionsHoldForAllNumbers() {
        String text = """
                model m
                input a [1] = 3  0 .. 9
                index i = 1 .. 5
                x[i] = a - i
                require all(i: x[i] >= -1)  "too small"
                output y [1] = x[5]
                """;
        assertEquals(Optional.of("too small"), evaluated(text).reason());
    }

    @Test
    void aModelThatIsUsedBringsItsIndexAlong() {
        String outer = """
                model outer
                use fleet as f (supply = 9 [GW/yr])
                index year = 2027 .. 2030
                share[year] [%] = f.stock[year] / f.stock[2030]
                output change [GW] = sum(year: f.stock[year] - f.stock[year - 1])
                output last [%] = share[2029]
                """;
        Model model = Workbench.of(new FleetLibrary()).readModel(outer);
        Evaluation found = Evaluation.of(model);
        assertEquals(found.value("f.stock[2030]") - found.value("f.stock[2026]"), found.value("change"), 1e-12);
        assertEquals(100 * found.value("f.stock[2029]") / found.value("f.stock[2030]"), found.value("last"), 1e-12);
        assertEquals("f.year", model.indexed("f.stock").orElseThrow().index().name());
    }

    /** The model above, by name. */
    private record FleetLibrary() implements Library {
        @Override
        public Optional<SourceText> file(String fileName) {
            return fileName.equals("fleet.model") ? Optional.of(SourceText.of("fleet", FLEET)) : Optional.empty();
        }

        @Override
        public List<String> fileNames() {
            return List.of("fleet.model");
        }
    }
}

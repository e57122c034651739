package org.heliosweep.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.heliosweep.design.Design;
import org.heliosweep.design.Generation;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.graph.BinaryOperation;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Function;
import org.heliosweep.graph.GraphBuilder;
import org.heliosweep.graph.Region;
import org.heliosweep.graph.Type;
import org.heliosweep.graph.UnaryOperation;
import org.heliosweep.plan.Hoisting.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoistingTest {
    private static final Level CONSTANT = new Level.Constant();
    private static final Level ROW = new Level.Row();
    private static final Level SCENARIO = new Level.Scenario();

    /** Axes a, b, c … of these lengths, and a graph of what they are. */
    private static final class Axes {
        private final GraphBuilder graph = new GraphBuilder();
        private final int number = graph.input(Plan.NUMBER, Type.INTEGER);
        private final Design.Grid grid;
        private final Map<String, Integer> values;

        Axes(Type type, long... lengths) {
            List<Varied> varied = new ArrayList<>();
            for (long length : lengths) {
                String name = Character.toString('a' + varied.size());
                varied.add(new Varied(name, axis(length)));
            }
            grid = new Design.Grid(varied);
            values = Generation.add(graph, grid, number, _ -> type);
        }

        private static Variation.Axis axis(long length) {
            return length > 100
                    ? new Variation.LinearSpace(0, 1, length)
                    : new Variation.Levels(ConstantArray.of(DoubleStream.iterate(0, each -> each + 1)
                            .limit(length)
                            .toArray()));
        }

        int value(String name) {
            return values.get(name);
        }

        int sum(String... names) {
            return List.of(names).stream().map(values::get).reduce(graph::add).orElseThrow();
        }

        /** Something that is worth a table. */
        int costly(int operand) {
            return graph.call(Function.EXP, graph.divide(operand, graph.real(7)));
        }

        Hoisting withRow(int axesInRow, Integer... roots) {
            return Hoisting.withRow(grid, graph.build(), List.of(roots), axesInRow);
        }

        Optional<Hoisting> best(Integer... roots) {
            return Hoisting.of(grid, graph.build(), List.of(roots));
        }
    }

    @Test
    void aNodeIsComputedAsOftenAsItsAxesMove() {
        Axes axes = new Axes(Type.REAL, 2, 3, 5, 7);
        int literal = axes.graph.real(3);
        int slow = axes.sum("a", "b");
        int fast = axes.sum("c", "d");
        int skipping = axes.sum("a", "c");
        int adjacent = axes.sum("b", "d");
        int all = axes.sum("a", "b", "c", "d");
        Hoisting hoisting = axes.withRow(2, axes.number, literal, slow, fast, skipping, adjacent, all);
        assertEquals(2, hoisting.axesInRow());
        assertEquals(35, hoisting.rowLength());
        assertEquals(6, hoisting.rows());
        assertEquals(CONSTANT, hoisting.level(literal));
        assertEquals(ROW, hoisting.level(slow));
        assertEquals(new Level.Positions(1, 6), hoisting.level(fast));
        assertEquals(new Level.Positions(1, 3), hoisting.level(skipping));
        assertEquals(new Level.Positions(3, 6), hoisting.level(adjacent));
        assertEquals(SCENARIO, hoisting.level(all));
        assertEquals(SCENARIO, hoisting.level(axes.number));
        assertTrue(hoisting.isDigits(axes.number));
        assertFalse(hoisting.isDigits(all));
    }

    @Test
    void theNumberWithoutTheDigitsOfARowIsTheNumberOfTheRow() {
        Axes axes = new Axes(Type.REAL, 2, 3, 5, 7);
        int rest = axes.graph.binary(BinaryOperation.INTEGER_DIVIDE, axes.number, axes.graph.integer(7));
        int row = axes.graph.binary(BinaryOperation.INTEGER_DIVIDE, rest, axes.graph.integer(5));
        int product = axes.graph.binary(BinaryOperation.INTEGER_MULTIPLY, row, axes.graph.integer(3));
        int place = axes.graph.binary(BinaryOperation.INTEGER_REMAINDER, axes.number, axes.graph.integer(35));
        int other = axes.graph.binary(BinaryOperation.INTEGER_REMAINDER, axes.number, axes.graph.integer(4));
        int inside = axes.graph.binary(BinaryOperation.INTEGER_REMAINDER, rest, axes.graph.integer(2));
        int across = axes.graph.binary(BinaryOperation.INTEGER_DIVIDE, axes.number, axes.graph.integer(42));
        Hoisting hoisting = axes.withRow(2, axes.number, row, product, place, other, inside, across);
        assertEquals(ROW, hoisting.level(row));
        assertEquals(ROW, hoisting.level(product));
        assertEquals(SCENARIO, hoisting.level(rest));
        assertEquals(new Level.Positions(1, 6), hoisting.level(place));
        assertEquals(SCENARIO, hoisting.level(other), "a remainder that is no digit");
        assertEquals(SCENARIO, hoisting.level(inside), "a remainder of all digits but the last");
        assertEquals(SCENARIO, hoisting.level(across), "a quotient by more than a row, but not by a number of rows");
    }

    @Test
    void axesOfOneLevelChangeNothing() {
        for (Type type : List.of(Type.REAL, Type.INTEGER)) {
            Axes axes = new Axes(type, 1, 4, 1, 1, 3, 1);
            Integer[] roots = axes.values.values().toArray(Integer[]::new);
            for (int row = 1; row <= 5; row++) {
                Hoisting hoisting = axes.withRow(row, roots);
                for (String name : List.of("a", "c", "d", "f")) {
                    assertEquals(CONSTANT, hoisting.level(axes.value(name)), name);
                }
                boolean together = row == 5;
                assertEquals(
                        together ? SCENARIO : ROW,
                        hoisting.level(axes.value("b")),
                        "a single row has no other to be like");
                assertEquals(
                        row == 1 ? ROW : together ? SCENARIO : new Level.Positions(1, 4),
                        hoisting.level(axes.value("e")));
            }
        }
    }

    @Test
    void aLoopIsComputedWhereWhatComesIntoItIs() {
        Axes axes = new Axes(Type.REAL, 4, 5, 6);
        GraphBuilder body = new GraphBuilder();
        int sum = body.add(body.parameter(1, Type.REAL), body.parameter(2, Type.REAL));
        Region region = new Region(body.build(), List.of(sum));
        int slow = loop(axes, "a", "b", region);
        int table = loop(axes, "c", "a", region);
        int each = loop(axes, "b", "c", region);
        Hoisting hoisting = axes.withRow(1, slow, table, each);
        assertEquals(ROW, hoisting.level(slow));
        assertEquals(new Level.Positions(1, 5), hoisting.level(table));
        assertEquals(new Level.Positions(5, 20), hoisting.level(each));
    }

    private static int loop(Axes axes, String initial, String captured, Region body) {
        int loop = axes.graph.loop(10, List.of(axes.value(initial)), List.of(axes.value(captured)), body);
        return axes.graph.loopResult(loop, 0);
    }

    @Test
    void oneAxisIsNotHoisted() {
        Axes one = new Axes(Type.REAL, 50);
        assertTrue(one.best(one.costly(one.value("a"))).isEmpty());
        Axes others = new Axes(Type.REAL, 1, 50, 1);
        assertTrue(others.best(others.costly(others.value("b"))).isEmpty());
        assertTrue(new Axes(Type.REAL, 5, 6).best().isEmpty());
        Axes none = new Axes(Type.REAL);
        assertTrue(none.best(none.number).isEmpty());
    }

    @Test
    void whatDependsOnAllAxesIsNotHoisted() {
        Axes axes = new Axes(Type.REAL, 20, 30, 40);
        int root = axes.graph.unary(UnaryOperation.REAL_OF_INTEGER, axes.number);
        for (int each = 0; each < 10; each++) {
            root = axes.costly(root);
        }
        assertTrue(axes.best(root).isEmpty());
    }

    @Test
    void anAxisThatNobodyUsesMakesTablesLastLonger() {
        Axes axes = new Axes(Type.REAL, 20, 30, 400);
        int root = axes.costly(axes.sum("a", "c"));
        Hoisting hoisting = axes.best(root).orElseThrow();
        assertEquals(1, hoisting.axesInRow());
        assertEquals(new Level.Positions(1, 30), hoisting.level(root));
        assertTrue(hoisting.cost() < hoisting.costFlat() / 10);
    }

    @Test
    void whereNoAxisMattersNothingIsLeftForTheScenarios() {
        Axes axes = new Axes(Type.REAL, 20, 3000);
        int root = axes.costly(axes.graph.real(1));
        int nothing = axes.graph.binary(BinaryOperation.INTEGER_REMAINDER, axes.number, axes.graph.integer(1));
        Hoisting hoisting = axes.withRow(1, root, nothing);
        assertEquals(CONSTANT, hoisting.level(root));
        assertEquals(CONSTANT, hoisting.level(nothing));
        assertEquals(
                List.of(CONSTANT),
                hoisting.levels().stream().map(Hoisting.Work::level).toList());
    }

    @Test
    void theTableIsThatWhichIsUsedMost() {
        Axes near = new Axes(Type.REAL, 3, 5, 2, 4, 6);
        int skipping = near.costly(near.sum("b", "d", "e"));
        assertEquals(new Level.Positions(1, 2), near.withRow(2, skipping).level(near.sum("b", "d", "e")));
        Axes far = new Axes(Type.REAL, 6, 3, 2, 4, 6);
        int other = far.sum("b", "d", "e");
        assertEquals(new Level.Positions(6, 36), far.withRow(2, other).level(other), "used 6 times, but far");
        Axes less = new Axes(Type.REAL, 5, 3, 2, 4, 6);
        int same = less.sum("b", "d", "e");
        assertEquals(new Level.Positions(1, 2), less.withRow(2, same).level(same), "5 times far is less than 2 near");
    }

    @Test
    void aTableOfSeveralRowsHasAtMost65536Places() {
        Axes fits = new Axes(Type.REAL, 4, 64, 1024);
        int table = fits.sum("b", "c");
        assertEquals(new Level.Positions(64, 256), fits.withRow(1, table).level(table));
        Axes exceeds = new Axes(Type.REAL, 4, 65, 1024);
        int each = exceeds.sum("b", "c");
        assertEquals(SCENARIO, exceeds.withRow(1, each).level(each));
    }

    /** For each thread; what is too much has no table of several rows at all. */
    @Test
    void tablesOfSeveralRowsTakeAtMost8MiB() {
        Axes axes = new Axes(Type.REAL, 4, 64, 1024);
        List<Integer> roots = new ArrayList<>();
        for (int each = 0; each < 17; each++) {
            roots.add(axes.graph.add(axes.sum("b", "c"), axes.graph.real(each)));
        }
        Hoisting fits = axes.withRow(1, roots.subList(0, 16).toArray(Integer[]::new));
        assertEquals(new Level.Positions(64, 256), fits.level(roots.getFirst()));
        Hoisting exceeds = axes.withRow(1, roots.toArray(Integer[]::new));
        assertEquals(SCENARIO, exceeds.level(roots.getFirst()));
        assertEquals(new Level.Positions(1, 256), exceeds.level(axes.value("c")));
    }

    /** To load a value of a table of several rows takes as long as four operations. */
    @Test
    void whatIsNotWorthATableIsComputedForEachScenario() {
        Axes axes = new Axes(Type.REAL, 4, 5, 60);
        int cheap = axes.graph.multiply(axes.value("b"), axes.value("c"));
        int dear = axes.graph.divide(axes.value("b"), axes.value("c"));
        int ofRow = axes.graph.multiply(axes.value("a"), axes.value("b"));
        int ofScenario = axes.graph.multiply(ofRow, axes.value("c"));
        int root = axes.graph.add(axes.graph.add(cheap, ofScenario), dear);
        Hoisting hoisting = axes.withRow(1, root);
        Level table = new Level.Positions(5, 20);
        assertEquals(SCENARIO, hoisting.level(cheap));
        assertEquals(table, hoisting.level(dear));
        assertEquals(table, axes.withRow(1, cheap, root).level(cheap), "wanted as it is");
        int two = axes.graph.multiply(axes.costly(axes.value("c")), cheap);
        int alone = axes.graph.add(two, axes.value("a"));
        assertEquals(table, axes.withRow(1, alone).level(two), "its operands are loaded for nothing else");
        int loaded = axes.graph.add(alone, axes.graph.multiply(ofScenario, axes.costly(axes.value("c"))));
        Hoisting both = axes.withRow(1, loaded);
        assertEquals(SCENARIO, both.level(two));
        assertEquals(SCENARIO, both.level(cheap), "what it stands on is computed again, too");
    }

    @Test
    void aTableHasAtMost16384Places() {
        Axes fits = new Axes(Type.REAL, 3, 16_384);
        int table = fits.costly(fits.value("b"));
        assertEquals(new Level.Positions(1, 3), fits.withRow(1, table).level(table));
        Axes exceeds = new Axes(Type.REAL, 3, 16_385);
        int each = exceeds.costly(exceeds.value("b"));
        assertEquals(SCENARIO, exceeds.withRow(1, each).level(each));
    }

    @Test
    void aLongAxisIsHoistedFromWhereItIsSlow() {
        Axes slow = new Axes(Type.REAL, 1_000_000, 1000);
        int both = slow.graph.add(slow.costly(slow.costly(slow.value("a"))), slow.value("b"));
        Hoisting rows = slow.best(both).orElseThrow();
        assertEquals(1000, rows.rowLength());
        assertEquals(ROW, rows.level(slow.costly(slow.value("a"))));
        Axes fast = new Axes(Type.REAL, 1000, 1_000_000);
        int other = fast.graph.add(fast.costly(fast.value("a")), fast.costly(fast.costly(fast.value("b"))));
        assertEquals(SCENARIO, fast.withRow(1, other).level(fast.value("b")));
        assertEquals(1_000_000, fast.withRow(1, other).rowLength());
    }

    @Test
    void aRowIsCountedByAnInt() {
        Axes axes = new Axes(Type.REAL, 20, 1L << 20, 1L << 20);
        int root = axes.graph.add(axes.costly(axes.value("a")), axes.value("c"));
        assertEquals(1, axes.best(root).orElseThrow().axesInRow());
        assertThrows(ArithmeticException.class, () -> axes.withRow(2, root));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3, 4})
    void aRowHasAnAxisAndLeavesOne(int axesInRow) {
        Axes axes = new Axes(Type.REAL, 2, 3, 4);
        int root = axes.value("a");
        String message = assertThrows(IllegalArgumentException.class, () -> axes.withRow(axesInRow, root))
                .getMessage();
        assertEquals("a row of a grid of 3 axes is made of 1 to 2 of them, not of " + axesInRow, message);
    }

    @Test
    void whatNobodyWantsHasNoLevel() {
        Axes axes = new Axes(Type.REAL, 2, 3);
        int wanted = axes.value("a");
        int other = axes.sum("a", "b");
        Hoisting hoisting = axes.withRow(1, wanted);
        assertThrows(IllegalArgumentException.class, () -> hoisting.level(other));
    }

    @Test
    void valuesAreKeptForFinerLevelsOnly() {
        Axes axes = new Axes(Type.REAL, 6, 4, 50);
        int inner = axes.costly(axes.value("c"));
        int table = axes.graph.multiply(inner, axes.value("a"));
        int rowValue = axes.costly(axes.value("b"));
        int root = axes.graph.add(table, rowValue);
        Hoisting hoisting = axes.withRow(1, root);
        List<Integer> kept = IntStream.range(0, axes.graph.size())
                .filter(hoisting::isStored)
                .boxed()
                .toList();
        // a is a value of the row that the table needs
        assertEquals(
                List.of(axes.value("a"), inner, table, rowValue).stream()
                        .sorted()
                        .toList(),
                kept);
        // by hand: exp and its division at 50 places each 24 rows, a product at 50 places each 4 rows
        List<Hoisting.Work> levels = hoisting.levels();
        assertEquals(
                List.of(ROW, new Level.Positions(1, 24), new Level.Positions(1, 4), SCENARIO),
                levels.stream().map(Hoisting.Work::level).toList());
        assertEquals(
                List.of(2, 1, 1, 0), levels.stream().map(Hoisting.Work::stored).toList());
        assertEquals(
                List.of(16L, 400L, 400L, 0L),
                levels.stream().map(Hoisting.Work::bytes).toList());
        assertEquals(1, levels.getLast().operations());
        assertEquals(1, levels.get(2).operations());
        double exp = Operations.weight(axes.graph.node(axes.costly(axes.value("c"))));
        assertEquals(8 + 2 + 8 + exp, levels.get(1).operations());
        double row = levels.getFirst().operations();
        double expected =
                1 + 1.5 + 0.25 + 1 / 4.0 + (18 + exp) / 24 + row / 50 + 200.0 / 50 + 200.0 / 50 / 4 + 200.0 / 50 / 24;
        assertEquals(expected, hoisting.cost(), 1e-12);
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Index;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.junit.jupiter.api.Test;

/** What is most worth seeing, of models for which that can be worked out by hand. */
class MainDependenceTest {
    /** x moves it by 5 · (3² - 1²) = 40, y by 5 · 0.1 · 10 = 5, z by 0.5; size by more, but in proportion. */
    private static final String LEVER = """
            model lever "Test"
            input x [m] = 2 1 .. 3
            input y [1] = 1 0 .. 10
            input z [1] = 0 0 .. 1
            input size [1] = 5 1 .. 100
            half [m^2] = x^2 / 2
            output part [m^2] = half * size
            output whole [m^2] = size * (x^2 + 0.1 [m^2] * y + 0.1 [m^2] * z)
            output again [m^2] = whole + 1 [m^2]
            """;

    private static Model read(String text) {
        return Workbench.of().readModel(text);
    }

    private static MainDependence of(String text) {
        return MainDependence.of(read(text)).orElseThrow();
    }

    @Test
    void theOutputThatStandsOnTheMostInputsIsSeenOverWhatMovesItMost() {
        MainDependence dependence = of(LEVER);
        assertAll(
                () -> assertEquals("whole", dependence.name()),
                () -> assertEquals("x", dependence.first().name()),
                () -> assertEquals(Optional.of("y"), dependence.second().map(Input.Number::name)),
                () -> assertEquals(List.of("size"), dependence.proportional()),
                () -> assertEquals(Optional.empty(), dependence.index()));
    }

    @Test
    void whatMovesLittleIsNoBand() {
        assertEquals(Optional.empty(), of(LEVER.replace("0 .. 10", "0 .. 3")).second());
    }

    @Test
    void inputsThatMoveNothingButRoundingsAreNone() {
        MainDependence dependence = of("""
                model m
                input x [1] = 0.3 0.1 .. 0.9
                input y [1] = 2 1 .. 3
                output same [1] = x * y / x
                """);
        assertEquals("y", dependence.first().name());
    }

    @Test
    void thereIsNoneWhereNothingMoves() {
        assertEquals(Optional.empty(), MainDependence.of(read("""
                model m
                input x [1] = 0.3 0.1 .. 0.9
                output none [1] = if x > 5 then x else 2
                """)));
    }

    @Test
    void listsAreSeenOverTheirIndex() {
        MainDependence dependence = of("""
                model fleet
                index year = 2026 .. 2029
                input now [1] = 10 1 .. 20
                input rate [1] = 1.5 1.2 .. 2
                start stock[year] [1] = now
                output stock[year] [1] = stock[year - 1] * rate + 1
                output total [1] = stock[2029] + now + rate
                """);
        assertAll(
                () -> assertEquals("stock", dependence.name()),
                () -> assertEquals(4, dependence.output().size()),
                () -> assertEquals(Optional.of("year"), dependence.index().map(Index::name)),
                // By hand, in 2029: 10 · 2⁴ + 15 - (10 · 1.2⁴ + 5.37) = 148.9, and 19 · 1.5⁴ = 96.2.
                () -> assertEquals("rate", dependence.first().name()));
    }

    @Test
    void whatIsInvalidIsLeftOutAndSaid() {
        Model model = read(LEVER + "require x^2 < 6 [m^2]  \"too far\"\n");
        DependenceFigure figure = DependenceFigure.of(model).orElseThrow();
        String caption = figure.picture("lever.svg").caption();
        // √6 = 2.4495
        assertTrue(caption.endsWith("Left out from 2.449 to 3 `m`: too far."), caption);
        String line = line(figure.svg());
        double last = abscissa(line.substring(line.lastIndexOf('L') + 1));
        double first = abscissa(line.substring(1));
        double width = widest(figure.svg());
        assertAll(
                // The range is seen from 4 % to 96 % or so of the axis; (2.4495 - 1) / 2 of that is valid.
                () -> assertEquals(0.037, first / width, 0.002),
                () -> assertEquals(0.037 + 0.926 * 0.7247, last / width, 0.012));
    }

    @Test
    void drawingsAreTheSameInEveryCountryAndEachTime() {
        Model model = read(LEVER);
        String once = DependenceFigure.of(model).orElseThrow().svg();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(once, DependenceFigure.of(model).orElseThrow().svg());
        } finally {
            Locale.setDefault(before);
        }
        assertFalse(once.contains("Lucida"), once);
    }

    /** The path of the line. */
    private static String line(String svg) {
        return svg.lines()
                .filter(each -> each.startsWith("<path") && each.contains("fill=\"none\""))
                .map(each -> each.replaceFirst(".* d=\"([^\"]*)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static double abscissa(String point) {
        return Double.parseDouble(point.substring(0, point.indexOf(' ')));
    }

    private static double widest(String svg) {
        return svg.lines()
                .filter(each -> each.startsWith("<rect"))
                .mapToDouble(each -> Double.parseDouble(each.replaceFirst(".* width=\"([^\"]*)\".*", "$1")))
                .max()
                .orElseThrow();
    }
}

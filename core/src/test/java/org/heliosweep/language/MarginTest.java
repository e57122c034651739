package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.model.Margin;
import org.junit.jupiter.api.Test;

class MarginTest {
    private static final String PANEL = """
            model panel "It may be hit"
            input heat [kW] = 2 1 .. 3
            input spare [%] = 10 0 .. 30  "area added"  margin "debris"  source "guess"
            input life [yr] = 5 1 .. 9 margin "age"
            output area [m^2] = heat * (1 + spare) / 1 [kW/m^2]
            twice = 2 * area / 1 [m^2]
            output worn = exp(-life / 9 [yr]) * twice
            """;

    private static List<Margin> margins(String craft) {
        Map<String, String> texts = Map.of("panel.model", PANEL, "craft.model", craft);
        Library library = new Library() {
            @Override
            public Optional<SourceText> file(String fileName) {
                return Optional.ofNullable(texts.get(fileName)).map(text -> SourceText.of(fileName, text));
            }

            @Override
            public List<String> fileNames() {
                return List.copyOf(texts.keySet());
            }
        };
        return Workbench.of(library).model("craft").margins();
    }

    @Test
    void aMarginIsAppliedInTheFirstQuantitiesThatStandOnIt() {
        assertEquals(
                List.of(
                        new Margin("debris", "p.spare", List.of("p.area")),
                        new Margin("age", "p.life", List.of("p.worn"))),
                margins("model craft\nuse panel as p\noutput area [m^2] = p.area"));
    }

    @Test
    void whoeverGivesAnInputKeepsItsMarginUnlessItIsZero() {
        assertEquals(
                List.of(
                        new Margin("debris", "p.spare", List.of("p.area")),
                        new Margin("age", "years", List.of("p.worn"))),
                margins("""
                        model craft
                        input years [yr] = 5 1 .. 9 margin "age"
                        use panel as p (spare = 20 %, life = years)
                        output area [m^2] = p.area
                        """).stream()
                        .filter(each -> !each.input().equals("p.life"))
                        .toList());
        assertEquals(
                List.of("p.life"),
                margins("model craft\nuse panel as p (spare = 0)\noutput area [m^2] = p.area").stream()
                        .map(Margin::input)
                        .toList());
    }

    @Test
    void sideBySideEachHasItsOwn() {
        assertEquals(
                4,
                margins("model craft\nuse panel as p\nuse panel as q\noutput x = p.area / q.area")
                        .size());
    }

    @Test
    void aMarginUponItselfIsRefused() {
        assertRefused("""
                model craft
                input reserve [%] = 5 0 .. 9 margin "debris"
                use panel as p
                output mass [kg] = p.twice * (1 + reserve) * 3 [kg]
                """, """
                craft.model:4:8: the margin "debris" is applied twice: by 'p.area', and to what stands on it by 'mass'; give 0 \
                for one of them where a model is used, or leave it out""");
        assertRefused("""
                model craft
                input reserve [%] = 5 0 .. 9 margin "debris"
                load [kW] = 7 [kW] * (1 + reserve)
                use panel as p (heat = load)
                output area [m^2] = p.area
                """, """
                craft.model:4:14: the margin "debris" is applied twice: by 'load', and to what stands on it by 'p.area'""");
    }

    @Test
    void aMarginNeedsAName() {
        assertRefused(
                "model craft\ninput x [1] = 1 0 .. 2 margin\noutput y = x", "craft.model:2:30: expected what it is");
    }

    private static void assertRefused(String craft, String message) {
        LanguageException thrown = assertThrows(LanguageException.class, () -> margins(craft));
        assertEquals(
                message,
                thrown.getMessage()
                        .substring(
                                0,
                                Math.min(message.length(), thrown.getMessage().length())));
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heliosweep.language.Workbench.Title;
import org.heliosweep.model.Margin;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each margin appears once. That none is applied to what has it already is checked when a model is read. */
class MarginsTest {
    /** All that the library allows for; what is new must be looked at by somebody. */
    private static final Set<String> MARGINS = Set.of(
            "peak cooling",
            "generation in maintenance",
            "ageing of the array",
            "micrometeoroids and debris",
            "hardware failure",
            "growth of mass");

    private static List<Model> models() {
        return Models.WORKBENCH.models().stream()
                .map(Title::name)
                .map(Models.WORKBENCH::model)
                .toList();
    }

    @Test
    void theLibraryKnowsSixMarginsAndAppliesEach() {
        Set<String> found = new TreeSet<>();
        for (Model model : models()) {
            for (Margin margin : model.margins()) {
                found.add(margin.name());
                assertFalse(margin.stages().isEmpty(), model.name() + " has no use for " + margin.input());
            }
        }
        assertEquals(new TreeSet<>(MARGINS), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "site-generation       | peak cooling               | site.site_peak",
                "site-generation       | generation in maintenance  | plant.fleet.least_spares site.generation",
                "radiator              | micrometeoroids and debris | area",
                // The spare loops are the margin; the radiator inside has none.
                "radiator-loops        | micrometeoroids and debris | fleet.least_spares",
                "orbital-vs-ground     | ageing of the array        | craft.cells.remaining",
                "orbital-vs-ground     | micrometeoroids and debris | craft.radiator.area",
                "orbital-vs-ground     | growth of mass             | craft.grown",
                // Nobody repairs in orbit, so nothing is spent on spares there.
                "orbital-vs-ground     | hardware failure           | cost.ground.upkeep fleet.exposure fleet.fading",
            })
    void stageOfEachMargin(String model, String margin, String stages) {
        assertEquals(
                stages,
                Models.WORKBENCH.model(model).margins().stream()
                        .filter(each -> each.name().equals(margin))
                        .flatMap(each -> each.stages().stream())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    /**
     * Quantities may stand on two stages of one margin side by side. Then either what they compare has each its own, or
     * a margin counts twice: which, somebody must have seen.
     */
    @Test
    void whatStandsOnTwoStagesOfAMarginComparesTwoThings() {
        Set<String> expected = new TreeSet<>(Set.of(
                // with burn-in, and without
                "burn-in: hardware failure: after, without",
                // orbit, and the ground
                "limits-by-year: hardware failure: ground_failures, orbit_failures",
                "orbital-vs-ground: hardware failure: cost.ground, fleet",
                // failures at another temperature, over those that they take the place of
                "radiator-temperature: hardware failure: aged, system.fleet",
                // units by N + k, and by a share out of service
                "site-generation: generation in maintenance: plant, site"));
        Set<String> found = new TreeSet<>();
        for (Model model : models()) {
            List<Margin> margins = model.margins();
            for (Margin first : margins) {
                for (Margin second : margins) {
                    if (first.name().equals(second.name())
                            && first.input().compareTo(second.input()) < 0
                            && isTogether(model, first, second)) {
                        found.add(model.name() + ": " + first.name() + ": " + owner(first) + ", " + owner(second));
                    }
                }
            }
        }
        assertEquals(expected, found);
    }

    private static String owner(Margin margin) {
        int dot = margin.input().lastIndexOf('.');
        return dot < 0 ? margin.input() : margin.input().substring(0, dot);
    }

    private static boolean isTogether(Model model, Margin first, Margin second) {
        if (!first.stages().stream().filter(second.stages()::contains).toList().isEmpty()) {
            return false;
        }
        return model.outputs().stream().anyMatch(output -> {
            boolean[] reached = model.graph().reachable(List.of(output.value()));
            return Stream.of(first, second)
                    .allMatch(margin -> margin.stages().stream()
                            .map(stage -> model.quantity(stage).orElseThrow())
                            .map(Quantity::value)
                            .anyMatch(node -> reached[node]));
        });
    }

    @Test
    void marginsAreInTheOrderOfTheModel() {
        List<String> names = new ArrayList<>();
        Models.WORKBENCH.model("craft-specific-power").margins().forEach(margin -> names.add(margin.input()));
        assertEquals(List.of("cells.retained", "radiator.spare_area", "growth"), names);
        assertTrue(Models.WORKBENCH.model("kardashev").margins().isEmpty());
    }
}

package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.heliosweep.design.Design;
import org.heliosweep.interpreter.Explanation;
import org.heliosweep.interpreter.Value;
import org.heliosweep.model.Input;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;

/** The studies of the library ask what they say they ask. */
class StudiesTest {
    private static final String TOO_MANY_DEFECTS =
            "logic: process: more than 3 defects per die: none of these models holds";

    private static final Study COMPARISON =
            Models.WORKBENCH.study("orbital-vs-ground").build();
    private static final Study MAP = Models.WORKBENCH.study("break-even-map").build();

    @Test
    void tenMillionScenariosOfManyUncertainInputs() {
        Design.Random design = assertInstanceOf(Design.Random.class, COMPARISON.design());
        assertEquals(10_000_000, design.size());
        assertEquals(2026, design.seed());
        assertTrue(design.varied().size() >= 15);
        assertEquals(1_000_000, COMPARISON.keep().rows());
        assertTrue(COMPARISON.keep().columns().size()
                >= design.varied().size() + COMPARISON.model().outputs().size());
    }

    @Test
    void mapIsAGridOfAMillion() {
        assertInstanceOf(Design.Grid.class, MAP.design());
        assertEquals(2 * 4 * 4 * 6 * 6 * 3 * 15 * 25, MAP.design().size());
        assertTrue(MAP.keep().rows() >= MAP.design().size());
    }

    private static Map<String, Double> numbers(Explanation scenario) {
        Map<String, Double> numbers = new HashMap<>();
        for (Value value : scenario.values()) {
            if (value instanceof Value.Number(var quantity, double number)) {
                numbers.put(quantity.name(), number);
            }
        }
        return numbers;
    }

    /** Nothing is drawn from outside of what the model calls credible. */
    @Test
    void drawsAreCredible() {
        for (long number = 0; number < 50; number++) {
            Map<String, Double> drawn = numbers(Explanation.of(COMPARISON, number));
            for (Input input : COMPARISON.model().inputs()) {
                if (input instanceof Input.Number known) {
                    double value = drawn.get(known.name());
                    assertTrue(known.low() <= value && value <= known.high(), known.name() + " = " + value);
                }
            }
        }
    }

    /** Where orbit is cheaper, launch costs less than its break-even price, and the other way round. */
    @Test
    void bothAnswersToWhetherOrbitIsCheaperAgree() {
        assertTrue(scenariosWithCheaperOrbit(COMPARISON, 1) < 60);
        assertTrue(scenariosWithCheaperOrbit(MAP, 21_577) < 60);
        // Steps of the axis before the last: all of these have the lowest launch price.
        assertTrue(scenariosWithCheaperOrbit(MAP, 25 * 631) > 3);
    }

    private static int scenariosWithCheaperOrbit(Study study, long step) {
        int cheaper = 0;
        for (int i = 0; i < 60; i++) {
            Explanation scenario = Explanation.of(study, i * step);
            if (scenario.reason().isEmpty()) {
                Map<String, Double> found = numbers(scenario);
                boolean orbit = found.get("cost_orbit") < found.get("cost_ground");
                assertEquals(found.get("launch_price") < found.get("break_even"), orbit, "scenario " + i * step);
                cheaper += orbit ? 1 : 0;
            }
        }
        return cheaper;
    }

    /** Some scenarios have dies with so many defects that no yield model holds; there is no other reason. */
    @Test
    void invalidScenariosSayWhy() {
        int invalid = 0;
        for (long number = 0; number < 150; number++) {
            Explanation scenario = Explanation.of(COMPARISON, number);
            if (scenario.reason().isPresent()) {
                assertEquals(TOO_MANY_DEFECTS, scenario.reason().orElseThrow());
                invalid++;
            }
        }
        assertTrue(invalid > 0, "no invalid scenario: nothing was compared");
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What is chosen, with rates that a test makes up. */
class ChoiceTest {
    private static final int ROUNDS = 9;

    private int asked;

    /** Measures two other values, 100 being the default. */
    private Choice choice(IntFunction<double[]> rates) {
        asked = 0;
        int[] round = {Choice.LEAST_ROUNDS};
        return Choice.measure(
                100,
                List.of(50, 200),
                at -> {
                    asked++;
                    return rates.apply(at);
                },
                () -> round[0]++ >= ROUNDS);
    }

    /** The rates of the values, where the default is now a little faster, now a little slower than itself. */
    private IntFunction<double[]> noisy(double noise, double first, double second) {
        return at -> {
            int round = (asked - 1) / 4;
            double half = Math.sqrt(round % 2 == 0 ? 1 + noise : 1 / (1 + noise));
            return new double[] {
                switch (at) {
                    case Choice.STANDARD -> 1000 * half;
                    case Choice.AGAIN -> 1000 / half;
                    case 2 -> 1000 * first;
                    default -> 1000 * second;
                }
            };
        };
    }

    @Test
    void whatIsBetterByMoreThanTheNoiseIsChosen() {
        Choice choice = choice(noisy(0.02, 1.03, 0.9));
        assertEquals(ROUNDS * 4, asked);
        assertEquals(0.02, choice.noise(), 1e-12);
        assertEquals(0.03, choice.others().get(0).gain(), 1e-12);
        assertEquals(-0.1, choice.others().get(1).gain(), 1e-12);
        assertEquals(50, choice.chosen());
    }

    @Test
    void whatIsBetterByLessThanTheNoiseIsNot() {
        assertEquals(100, choice(noisy(0.03, 1.029, 1.02)).chosen());
    }

    @Test
    void oneRoundThatIsNotQuietIsEnoughToKeepTheDefault() {
        Choice choice = choice(at -> {
            int round = (asked - 1) / 4;
            return new double[] {round == 4 && at == Choice.AGAIN ? 1200 : at == 2 ? 1100 : 1000};
        });
        assertEquals(0.1, choice.others().get(0).gain(), 1e-12);
        assertEquals(0.2, choice.noise(), 1e-12);
        assertEquals(100, choice.chosen());
    }

    @Test
    void valuesAreComparedWithBothTurnsOfTheDefault() {
        Choice choice = choice(at -> new double[] {at == Choice.STANDARD ? 1000 : at == Choice.AGAIN ? 4000 : 2200});
        assertEquals(0.1, choice.others().get(0).gain(), 1e-12);
    }

    @Test
    void whatIsEquallyFastIsNotChosen() {
        assertEquals(100, choice(noisy(0, 1, 1)).chosen());
    }

    @Test
    void theBestOfThoseThatAreBetterIsChosen() {
        assertEquals(200, choice(noisy(0.01, 1.05, 1.07)).chosen());
        assertEquals(50, choice(noisy(0.01, 1.08, 1.07)).chosen());
    }

    /** A machine that becomes slower and slower is no reason to choose what is measured first. */
    @Test
    void roundsAreComparedInThemselves() {
        Choice choice = choice(at -> {
            int round = (asked - 1) / 4;
            return new double[] {1000 * Math.pow(0.5, round) * (at == 2 ? 1.04 : 1)};
        });
        assertEquals(0, choice.noise(), 1e-12);
        assertEquals(0.04, choice.others().get(0).gain(), 1e-12);
        assertEquals(50, choice.chosen());
    }

    /** In a third of the rounds something else had the processor. */
    @Test
    void someDisturbedRoundsDoNotCount() {
        Choice choice = choice(at -> {
            int round = (asked - 1) / 4;
            boolean disturbed = at == 2 && round % 3 == 2;
            return new double[] {disturbed ? 10 : at == 2 ? 1100 : 1000};
        });
        assertEquals(0.1, choice.others().get(0).gain(), 1e-12);
        assertEquals(50, choice.chosen());
    }

    /** Twice as fast at one thing and half as fast at another is no better. */
    @Test
    void everyPieceOfWorkCounts() {
        Choice choice = choice(at -> switch (at) {
            case 2 -> new double[] {2000, 5};
            case 3 -> new double[] {2200, 5};
            default -> new double[] {1000, 10};
        });
        assertEquals(0, choice.others().get(0).gain(), 1e-12);
        assertEquals(200, choice.chosen());
    }

    @Test
    void nobodyIsAlwaysTheFirstOne() {
        List<Integer> first = new ArrayList<>();
        choice(at -> {
            if (asked % 4 == 1) {
                first.add(at);
            }
            return new double[] {1};
        });
        assertTrue(first.containsAll(List.of(0, 1, 2, 3)), first.toString());
    }

    @Test
    void aFewRoundsAreMeasuredThoughTimeIsOver() {
        asked = 0;
        Choice.measure(
                100,
                List.of(50),
                _ -> {
                    asked++;
                    return new double[] {1};
                },
                () -> true);
        assertEquals(3 * Choice.LEAST_ROUNDS, asked);
    }

    @Test
    void withoutAnotherValueNothingIsMeasured() {
        Choice choice = Choice.measure(
                100,
                List.of(),
                _ -> {
                    throw new AssertionError();
                },
                () -> false);
        assertEquals(100, choice.chosen());
    }
}

package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no person writes end in a message, soon, and never in an overflow of the stack. */
@Isolated("measures time")
class LongTextTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String HEAD = "model long\ninput x [1] = 1  0 .. 2\ninput k = a { a, b }\n";

    private static void read(String text) {
        assertTimeoutPreemptively(SOON, () -> {
            Workbench.of().readModel(HEAD + text);
        });
    }

    private static void refused(String text) {
        LanguageException problem = assertTimeoutPreemptively(
                SOON,
                () -> assertThrows(LanguageException.class, () -> Workbench.of().readModel(HEAD + text)));
        assertTrue(problem.getMessage().startsWith("model:"), problem.getMessage());
    }

    @Test
    void blanksCommentsAndEmptyLinesAreFree() {
        read("output y = x" + " ".repeat(200_000) + "# done\n");
        read("\n".repeat(200_000) + "output y = x\n");
        read("# a comment\n".repeat(100_000) + "output y = x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x+",
                "x*",
                "x<",
                "x and ",
                "x^",
                "x-",
                "-",
                "not ",
                "(",
                "min(",
                "choose ",
                "if x>0 then ",
                "sum(i in 1 .. 2: "
            })
    void chainsAreLimited(String link) {
        refused("output y = " + link.repeat(50_000) + "x\n");
    }

    @Test
    void hundredsOfTermsAreFine() {
        read("output y = " + "x + ".repeat(900) + "x\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit f = 1e999999999 [m]",
                "unit f = 1e9999999999 [m]",
                "unit f = 1e400 [m]",
                "unit f = 1e-400 [m]",
                "output y [m] = 1 [(((km^99)^99)^99)^99]",
                "output y [m] = 1 [((%^99)^99)^99]",
                "input z [m] = 1  0 .. 2\noutput y = z^1e-999999999",
                "output y = 1e-400",
                "output y = 1e400",
            })
    void enormousNumbersAreRefused(String statement) {
        refused(statement + "\n");
    }

    @Test
    void longNamesAndNumbersAreRefused() {
        refused("output y [m] = 1 [" + "(".repeat(100_000) + "m");
        refused("input z [m] = 1  0 .. 2\noutput y = z^0." + "9".repeat(100_000) + "\n");
        String name = "a".repeat(20_000);
        refused(name + "b = 1\noutput y = " + name + "c\n");
    }

    @Test
    void aSumCountsUpwardsOnly() {
        read("output y = sum(i in 2147483647 .. -2147483647: x)\n");
        assertEquals(
                0,
                org.heliosweep.interpreter.Evaluation.of(
                                Workbench.of().readModel(HEAD + "output y = sum(i in 2147483647 .. -2147483647: x)\n"))
                        .value("y"));
    }

    @Test
    void nestedSumsOfLiteralsDoNotHoldUpThePlan() {
        String text = HEAD + "output y = x + sum(i in 1 .. 1_000_000: sum(j in 1 .. 1000: i * j))\n";
        assertTimeoutPreemptively(SOON, () -> {
            Workbench workbench = Workbench.of();
            org.heliosweep.plan.Plan.of(workbench
                    .newStudy("long", workbench.readModel(text))
                    .add("design random 10 seed 1")
                    .build());
        });
    }
}

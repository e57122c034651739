package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A back end that was asked for evaluates, or the command says why not. */
@Isolated("nobody else finds a device meanwhile")
class BackendByNameTest {
    private static final String DEVICE = "heliosweep.device";

    @TempDir
    Path folder;

    /** So that neither can run: there is no driver, or no such device. */
    @BeforeEach
    void askForADeviceThatIsNotThere() {
        System.setProperty(DEVICE, "no such device");
    }

    @AfterEach
    void askForNone() {
        System.clearProperty(DEVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "opencl"})
    void oneThatCannotRunHereFailsWithTheReason(String name) throws IOException {
        Backend backend = Backends.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertFalse(backend.availability().available());
        for (String command : new String[] {"run", "plan"}) {
            InProcess.Answer answer = InProcess.run(folder, command, "boiler-size", "--backend", name);
            assertEquals(1, answer.status());
            assertEquals("", answer.output());
            assertEquals(
                    "heliosweep: --backend: the back end " + name + " cannot run here: "
                            + backend.availability().reason() + "\n",
                    answer.messages());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void oneThatThereIsNotIsAWrongRequest() {
        InProcess.Answer answer = InProcess.run(folder, "run", "boiler-size", "--backend", "abacus");
        assertEquals(2, answer.status());
        assertTrue(answer.messages().startsWith("heliosweep: --backend: there is no back end abacus; "));
    }

    @Test
    void theReasonIsInTheAnswer() {
        JsonNode asked = choice("--backend", "vector");
        assertEquals("vector: asked for", asked.get("reason").stringValue());
        assertEquals(true, asked.get("asked").booleanValue());
        JsonNode chosen = choice("--backend", "auto");
        assertEquals(chosen, choice());
        assertEquals(false, chosen.get("asked").booleanValue());
        assertEquals(0, chosen.get("refused").size());
        double seconds = chosen.get("expected_seconds").doubleValue();
        JsonNode next = chosen.get("next");
        assertEquals(true, seconds < next.get("expected_seconds").doubleValue());
        assertEquals(
                "scalar: " + Numbers.duration(seconds) + " estimated; "
                        + next.get("backend").stringValue() + " "
                        + Numbers.duration(next.get("expected_seconds").doubleValue()),
                chosen.get("reason").stringValue());
    }

    private JsonNode choice(String... more) {
        InProcess.Answer answer = InProcess.run(
                folder,
                Stream.concat(Stream.of("run", "boiler-size", "--keep", "nothing", "--json"), Stream.of(more))
                        .toArray(String[]::new));
        assertEquals(0, answer.status(), answer.messages());
        return JsonMapper.shared().readTree(answer.output()).get("timing").get("choice");
    }

    @Test
    void peopleReadTheReasonUnlessTheyAskedForTheBackEnd() {
        assertEquals(2, run().messages().lines().count());
        String reason = run().messages().lines().toList().getLast();
        assertEquals(true, reason.matches("heliosweep: scalar: 0\\.[0-9]+ s estimated; [a-z]+ [0-9.]+ s"), reason);
        assertEquals(1, run("--backend", "scalar").messages().lines().count());
        assertEquals("", run("--quiet").messages());
    }

    private InProcess.Answer run(String... more) {
        InProcess.Answer answer = InProcess.run(
                folder,
                Stream.concat(Stream.of("run", "boiler-size", "--keep", "nothing"), Stream.of(more))
                        .toArray(String[]::new));
        assertEquals(0, answer.status(), answer.messages());
        return answer;
    }
}

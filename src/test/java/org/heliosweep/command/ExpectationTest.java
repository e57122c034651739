package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExpectationTest {
    @TempDir
    Path folder;

    /** With few scenarios another back end is the first to be done than with many. */
    @ParameterizedTest
    @CsvSource({"1000, auto", "100000, auto", "100001, auto", "1000, vector", "200000, scalar"})
    void isThatOfTheBackEndThatRunTakes(String scenarios, String backend) {
        JsonNode expected = answer("plan", scenarios, backend).get("expected");
        JsonNode timing = answer("run", scenarios, backend).get("timing");
        assertEquals(timing.get("backend"), expected.get("backend"));
    }

    private JsonNode answer(String command, String scenarios, String backend) {
        InProcess.Answer answer = InProcess.run(
                folder,
                command,
                "boiler-size",
                "--json",
                "--keep",
                "nothing",
                "--scenarios",
                scenarios,
                "--backend",
                backend);
        assertEquals(0, answer.status(), answer.messages());
        return JsonMapper.shared().readTree(answer.output());
    }
}

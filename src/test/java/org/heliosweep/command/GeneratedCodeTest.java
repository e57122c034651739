package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.heliosweep.kernel.BackendChoice;
import org.heliosweep.kernel.Backends;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The code that is generated for studies of the library; {@code -Dgolden.update=true} writes it anew. */
class GeneratedCodeTest {
    @ParameterizedTest
    @ValueSource(strings = "break-even-map")
    void isPrinted(String study) throws Exception {
        StringWriter text = new StringWriter();
        Plan plan = Plan.of(Workbench.standard().study(study).build());
        BackendChoice vector = BackendChoice.asked(Backends.named("vector"), Optional.empty(), plan, 1);
        GeneratedCode.of(plan, vector.compile(plan), false)
                .orElseThrow()
                .print(new PrintWriter(text), new Style(false));
        Path golden = InProcess.RESOURCES.resolve("kernel").resolve(study + ".txt");
        if (Transcript.UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text.toString());
        }
        assertEquals(Files.readString(golden), text.toString());
    }

    /** Whatever that is on this machine. */
    @Test
    void isThatOfTheBackEndThatThePlanNames(@TempDir Path folder) {
        String named = answer(folder, "plan", "orbital-vs-ground")
                .get("expected")
                .get("backend")
                .stringValue();
        JsonNode code = answer(folder, "plan", "orbital-vs-ground", "--kernel");
        assertEquals(named, code.get("backend").stringValue());
        JsonNode asked = answer(folder, "plan", "orbital-vs-ground", "--kernel", "--backend", named);
        assertEquals(asked, code);
        String vector = answer(folder, "plan", "orbital-vs-ground", "--kernel", "--backend", "vector")
                .get("backend")
                .stringValue();
        assertEquals("vector", vector);
    }

    private static JsonNode answer(Path folder, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--json");
        InProcess.Answer answer = InProcess.runStandard(folder, all.toArray(String[]::new));
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
        return JsonMapper.shared().readTree(answer.output());
    }

    /** Few scenarios are interpreted, which is no code. */
    @Test
    void whereThePlanNamesAnInterpreterItIsSaidWhoseCodeItIs(@TempDir Path folder) {
        InProcess.Answer answer = InProcess.run(folder, "plan", "boiler-size", "--kernel");
        assertEquals(0, answer.status());
        assertEquals(
                "heliosweep: scalar would evaluate so few scenarios, which generates no code; this is the code of vector\n",
                answer.messages());
        assertEquals(
                InProcess.run(folder, "plan", "boiler-size", "--kernel", "--backend", "vector")
                        .output(),
                answer.output());
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.heliosweep.kernel.Backends;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that is generated for studies of the library; {@code -Dgolden.update=true} writes it anew. */
class GeneratedCodeTest {
    @ParameterizedTest
    @ValueSource(strings = "break-even-map")
    void isPrinted(String study) throws Exception {
        StringWriter text = new StringWriter();
        Plan plan = Plan.of(Workbench.standard().study(study).build());
        GeneratedCode.of(plan, Backends.named("vector"), false).print(new PrintWriter(text), new Style(false));
        Path golden = InProcess.RESOURCES.resolve("kernel").resolve(study + ".txt");
        if (Transcript.UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text.toString());
        }
        assertEquals(Files.readString(golden), text.toString());
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.heliosweep.language.Workbench;
import org.heliosweep.plan.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hoisted in the studies of the library; {@code -Dgolden.update=true} writes it anew. */
class HoistingTextTest {
    @ParameterizedTest
    @ValueSource(strings = "break-even-map")
    void saysWhatIsHoisted(String study) throws Exception {
        StringWriter text = new StringWriter();
        PrintWriter output = new PrintWriter(text);
        Plan plan = Plan.of(Workbench.standard().study(study).build());
        new HoistingText(output, new Style(false)).print(HoistedPlan.of(plan).orElseThrow());
        Path golden = InProcess.RESOURCES.resolve("hoisting").resolve(study + ".txt");
        if (Transcript.UPDATE) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text.toString());
        }
        assertEquals(Files.readString(golden), text.toString());
    }
}

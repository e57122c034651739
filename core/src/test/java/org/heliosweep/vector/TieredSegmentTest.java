package org.heliosweep.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What becomes of segments, in JVMs of their own: there, other than in tests, each run is done one way. */
@Isolated("measures time")
class TieredSegmentTest {
    private static final Pattern REPORT =
            Pattern.compile("has not compiled segment 0 of a program, of (\\d+) operations: after (\\S+) calls it"
                    + " allocates (\\S+) bytes per scenario");

    @Test
    void compiledSegmentsTakeOver() throws Exception {
        assumeTrue(Lanes.COUNT > 1, "the JVM makes objects of vectors of one lane for ever");
        String output =
                output("-XX:CompileCommand=CompileThresholdScaling,org.heliosweep.vector.GeneratedSegment*::*,0.03");
        assertTrue(output.contains("same"), output);
        assertFalse(output.contains("compiled=0"), output);
        assertFalse(output.contains("has not compiled"), output);
    }

    @Test
    void aSegmentThatStaysUncompiledIsReportedOnceAndHasTheSameBits() throws Exception {
        String output = output(
                "-XX:CompileCommand=exclude,org.heliosweep.vector.GeneratedSegment*::*",
                "-Dheliosweep.vector.patience=50");
        assertTrue(output.contains("same"), output);
        assertTrue(output.contains("compiled=0"), output);
        Matcher report = REPORT.matcher(output);
        assertTrue(report.find(), output);
        assertTrue(Integer.parseInt(report.group(1)) > 0, output);
        assertTrue(Integer.parseInt(report.group(2).replace(",", "")) >= 50, output);
        assertTrue(Integer.parseInt(report.group(3).replace(",", "")) > 8, output);
        assertFalse(report.find(), output);
    }

    @Test
    void codeThatStaysSlowIsLoadedAgain() throws Exception {
        String output = output(
                "-XX:CompileCommand=exclude,org.heliosweep.vector.GeneratedSegment*::*",
                "-Dheliosweep.vector.patience=500");
        assertTrue(output.contains("same"), output);
        Matcher renewed = Pattern.compile("renewed=(\\d+)").matcher(output);
        assertTrue(renewed.find(), output);
        assertTrue(Integer.parseInt(renewed.group(1)) > 0, output);
    }

    private static String output(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:CompileCommand=quiet",
                "--add-modules=jdk.incubator.vector",
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path")));
        String bits = System.getProperty(Lanes.PROPERTY);
        if (bits != null) {
            command.add("-D" + Lanes.PROPERTY + "=" + bits);
        }
        command.addAll(List.of(options));
        command.add(UncompiledStudy.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}

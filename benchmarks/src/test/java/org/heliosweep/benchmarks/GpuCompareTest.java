package org.heliosweep.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison with modules of Python, as far as it goes without a device: with NumPy. */
class GpuCompareTest {
    private static final Path SCRIPT = Path.of("gpu-compare.py").toAbsolutePath();
    private static final List<String> VARIANTS = List.of("flat", "random", "write", "grid");

    private record Answer(int status, String output, String messages) {}

    @BeforeAll
    static void needNumPy() throws Exception {
        Answer answer;
        try {
            answer = python("-c", "import numpy");
        } catch (IOException e) {
            assumeTrue(false, "no python3: " + e.getMessage());
            return;
        }
        assumeTrue(answer.status == 0, "python3 has no NumPy");
    }

    private static Answer python(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of("python3", "-B"), Stream.of(words))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.to(
                        Path.of("target", "gpu-compare.txt").toFile()))
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return new Answer(status, output, java.nio.file.Files.readString(Path.of("target", "gpu-compare.txt")));
    }

    @Test
    void theArraysAgreeWithTheProgramInC() throws Exception {
        Answer answer =
                python(Path.of("src", "test", "python", "check_gpu_compare.py").toString(), SCRIPT.toString());
        assertEquals(0, answer.status, answer.messages);
        Lines.assertAgree(Lines.golden("flat"), answer.output, 1e-11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "single"})
    void everyToolHasARowForEachVariant(String precision) throws Exception {
        Answer answer = python(
                SCRIPT.toString(),
                "--precision",
                precision,
                "--rounds",
                "1",
                "--seconds",
                "0.001",
                "--scenarios",
                "10000");
        assertEquals(0, answer.status, answer.messages);
        assertTrue(
                answer.output.contains("Million scenarios per second in " + precision + " precision;"), answer.output);
        List<String> rows = new ArrayList<>();
        answer.output.lines().filter(line -> line.startsWith("| ")).skip(1).forEach(line -> rows.add(line));
        for (String variant : VARIANTS) {
            assertTrue(
                    rows.stream()
                            .anyMatch(row -> row.matches("\\| " + variant + " \\| NumPy \\| [0-9.,]+ \\| 1 \\|  \\|")),
                    answer.output);
            for (String tool : List.of("JAX", "PyTorch", "CuPy")) {
                assertEquals(
                        1,
                        rows.stream()
                                .filter(row -> row.matches("\\| " + variant + " \\| " + tool
                                        + " \\| (not installed|no device.*|cannot be loaded.*|[0-9.,]+) \\|.*"))
                                .count(),
                        answer.output);
            }
        }
    }

    @Test
    void anEngineThatCannotTakePartIsAnError() throws Exception {
        Answer answer = python(
                SCRIPT.toString(),
                "--tools",
                "numpy",
                "--variants",
                "flat",
                "--rounds",
                "1",
                "--seconds",
                "0.001",
                "--backend",
                "cuda",
                "--engine",
                "false");
        assertEquals(1, answer.status);
        assertEquals("", answer.output);
        assertTrue(
                answer.messages.endsWith("gpu-compare.py: heliosweep cuda: ended without a message\n"),
                answer.messages);
    }

    @Test
    void whatThereIsNotIsRefused() throws Exception {
        Answer answer = python(SCRIPT.toString(), "--variants", "flat,round");
        assertEquals(2, answer.status);
        assertTrue(
                answer.messages.endsWith("there is no 'round'; there are flat, random, write, grid\n"),
                answer.messages);
    }
}

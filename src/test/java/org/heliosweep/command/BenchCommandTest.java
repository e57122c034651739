package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code bench} says about figures that differ each time; what it refuses is in the transcripts. */
@Isolated("measures, and once nobody else finds a device meanwhile")
class BenchCommandTest {
    private static final Pattern FIGURES =
            Pattern.compile(" +(\\S+) +(\\S+) +([0-9.,]+) +([0-9.,]+) +[0-9]+\\.[0-9]{2}");

    @TempDir
    Path folder;

    private static List<String> available() {
        return Backends.all().stream()
                .filter(backend -> backend.availability().available() && !backend.isOnRequest())
                .map(Backend::name)
                .toList();
    }

    @Test
    void everyBackEndThatIsWorthItHasALine() {
        InProcess.Answer answer =
                InProcess.run(folder, "bench", "--seconds", "0.001", "--variant", "flat", "--threads", "2", "--quiet");
        assertEquals(0, answer.status(), answer.messages());
        assertEquals("", answer.messages());
        assertTrue(
                answer.output().startsWith("Reference workload: 68 operations, 8 inputs, 10 outputs\n"),
                answer.output());
        assertTrue(answer.output().contains("\n  variant  back end  1 thread  2 threads  speed-up\n"), answer.output());
        List<String> backends = new ArrayList<>();
        answer.output().lines().map(FIGURES::matcher).filter(Matcher::matches).forEach(line -> {
            assertEquals("flat", line.group(1));
            backends.add(line.group(2));
        });
        assertEquals(available(), backends);
    }

    @Test
    void severalVariantsAreNamedInAListOrOneByOne() {
        InProcess.Answer answer = InProcess.run(
                folder,
                "bench",
                "--seconds",
                "0.001",
                "--threads",
                "1",
                "--backend",
                "vector",
                "--variant",
                "random, flat",
                "--variant=grid,flat",
                "--json",
                "--quiet");
        assertEquals(0, answer.status(), answer.messages());
        List<String> found = new ArrayList<>();
        JsonMapper.shared()
                .readTree(answer.output())
                .get("results")
                .forEach(result -> found.add(result.get("variant").stringValue()));
        assertEquals(List.of("random", "flat", "grid"), found);
    }

    @Test
    void oneThreadHasNothingToBeComparedWith() {
        InProcess.Answer answer = InProcess.run(
                folder, "bench", "--seconds", "0.001", "--variant", "grid", "--threads", "1", "--backend", "vector");
        assertEquals(0, answer.status(), answer.messages());
        assertTrue(answer.output().contains("\n  variant  back end  1 thread\n"), answer.output());
    }

    @Test
    void singlePrecisionIsSaid() {
        List<String> arguments = List.of(
                "bench --seconds 0.001 --variant grid --threads 1 --backend scalar --precision single".split(" "));
        InProcess.Answer text = InProcess.run(folder, arguments.toArray(String[]::new));
        assertTrue(text.output().contains("Million scenarios per second  in single precision\n"), text.output());
        List<String> json = new ArrayList<>(arguments);
        json.add("--json");
        InProcess.Answer answer = InProcess.run(folder, json.toArray(String[]::new));
        assertEquals(
                "single",
                JsonMapper.shared().readTree(answer.output()).get("precision").stringValue());
    }

    @Test
    void everyVariantIsInTheAnswerForPrograms() {
        InProcess.Answer answer = InProcess.run(
                folder, "bench", "--seconds", "0.001", "--threads", "3", "--backend", "auto", "--json", "--quiet");
        assertEquals(0, answer.status(), answer.messages());
        JsonNode json = JsonMapper.shared().readTree(answer.output());
        assertEquals(
                Set.of("workload", "machine", "tuned", "precision", "backends", "seconds", "results"),
                new TreeSet<>(json.propertyNames()));
        Set<String> machine = new TreeSet<>(Set.of("system", "architecture", "processors", "java", "heliosweep"));
        Processor.model().ifPresent(_ -> machine.add("processor"));
        assertEquals(machine, new TreeSet<>(json.get("machine").propertyNames()));
        JsonNode backend = json.get("backends").get(0);
        assertFalse(json.get("tuned").booleanValue());
        assertEquals(Sweep.DEFAULT_BLOCK_SIZE, backend.get("block").intValue());
        assertEquals(Backends.named(Backends.AUTO).segment().isPresent(), backend.has("segment"));
        List<String> found = new ArrayList<>();
        for (JsonNode result : json.get("results")) {
            assertEquals(
                    Set.of("variant", "backend", "threads", "scenarios_per_second", "processor_share"),
                    new TreeSet<>(result.propertyNames()));
            assertTrue(result.get("scenarios_per_second").doubleValue() > 0);
            assertEquals(
                    Backends.named(Backends.AUTO).name(), result.get("backend").stringValue());
            found.add(
                    result.get("variant").stringValue() + result.get("threads").intValue());
        }
        assertEquals(
                List.of(
                        "flat1",
                        "flat3",
                        "grid1",
                        "grid3",
                        "write1",
                        "write3",
                        "statistics1",
                        "statistics3",
                        "grid-statistics1",
                        "grid-statistics3",
                        "random1",
                        "random3"),
                found);
    }

    /** Through what a sweep uses; OpenCL has to be asked for where it is a processor. */
    @Test
    void aDeviceIsMeasuredWhereItIsAskedFor() {
        Backend.Availability availability = Backends.all().stream()
                .filter(each -> each.name().equals("opencl"))
                .findFirst()
                .orElseThrow()
                .availability();
        assumeTrue(availability.available(), availability.reason());
        InProcess.Answer answer = InProcess.run(
                folder,
                "bench",
                "--backend",
                "opencl",
                "--variant",
                "flat, random, write, grid",
                "--seconds",
                "0.001",
                "--threads",
                "2",
                "--json",
                "--quiet");
        assertEquals(0, answer.status(), answer.messages());
        JsonNode json = JsonMapper.shared().readTree(answer.output());
        JsonNode backend = json.get("backends").get(0);
        assertEquals(availability.reason(), backend.get("reason").stringValue());
        assertFalse(backend.has("block"), "the length of a launch is not chosen");
        assertEquals(8, json.get("results").size());
        json.get("results")
                .forEach(result -> assertTrue(result.get("scenarios_per_second").doubleValue() > 0));
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        System.setProperty("heliosweep.device", "no such device");
        try {
            for (String name : List.of("cuda", "opencl")) {
                InProcess.Answer answer = InProcess.run(folder, "bench", "--backend", name, "--json");
                assertEquals(1, answer.status());
                assertEquals("", answer.output());
                assertTrue(
                        answer.messages()
                                .matches("heliosweep: --backend: the back end " + name + " cannot run here: .+\n"),
                        answer.messages());
            }
        } finally {
            System.clearProperty("heliosweep.device");
        }
    }
}

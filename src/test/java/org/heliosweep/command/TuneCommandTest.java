package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.study.Precision;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code tune} keeps and says. How it chooses is in {@link ChoiceTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TuneCommandTest {
    @TempDir
    static Path folder;

    private ProfileFile file;
    private InProcess.Answer answer;
    private JsonNode json;

    @BeforeAll
    void tune() {
        file = new ProfileFile(folder.resolve("settings").resolve("profile.json"));
        answer = InProcess.run(folder, Optional.of(file), "tune", "--seconds", "0.001", "--json", "--quiet");
        assertEquals(0, answer.status(), answer.messages());
        json = JsonMapper.shared().readTree(answer.output());
    }

    @Test
    void whatIsKeptIsWhatItSays() throws Exception {
        assertEquals("", answer.messages());
        assertEquals(file.path().toString(), json.get("file").stringValue());
        assertEquals(JsonMapper.shared().readTree(Files.readAllBytes(file.path())), json.get("profile"));
        Profile profile = file.read().orElseThrow();
        assertEquals(Optional.empty(), profile.objection(Machine.here(), Backends.all()));
        Set<String> names = new HashSet<>();
        for (Profile.Tuned tuned : profile.backends()) {
            names.add(tuned.name());
            Backend backend = Backends.named(tuned.name());
            assertEquals(backend.segment().isPresent(), tuned.segment().isPresent());
            Set<String> measured = new HashSet<>();
            for (Profile.Throughput each : tuned.throughputs()) {
                measured.add(each.variant() + " " + each.precision().word() + " " + each.threads());
            }
            Set<String> expected = new HashSet<>();
            for (String variant : List.of("statistics", "grid")) {
                for (Precision precision : Precision.values()) {
                    expected.add(variant + " " + precision.word() + " 1");
                    expected.add(variant + " " + precision.word() + " " + profile.threads());
                }
            }
            assertEquals(expected, measured);
            assertTrue(tuned.speed(Precision.SINGLE).isPresent());
        }
        assertEquals(
                new HashSet<>(
                        MachineOptions.available().stream().map(Backend::name).toList()),
                names);
    }

    @Test
    void everyChoiceIsOneOfWhatWasMeasured() throws Exception {
        Profile profile = file.read().orElseThrow();
        List<String> settings = new ArrayList<>();
        for (JsonNode choice : json.get("choices")) {
            String backend = choice.get("backend").stringValue();
            String setting = choice.get("setting").stringValue();
            settings.add(backend + " " + setting);
            int chosen = choice.get("chosen").intValue();
            Profile.Tuned tuned = profile.of(Backends.named(backend)).orElseThrow();
            assertEquals(
                    switch (setting) {
                        case "block" -> tuned.block();
                        case "segment" -> tuned.segment().orElseThrow();
                        default -> profile.threads();
                    },
                    chosen);
            int standard = choice.get("default").intValue();
            assertEquals(
                    switch (setting) {
                        case "block" -> Sweep.DEFAULT_BLOCK_SIZE;
                        case "segment" -> Backends.named(backend).segment().orElseThrow();
                        default -> Runtime.getRuntime().availableProcessors();
                    },
                    standard);
            List<Integer> others = new ArrayList<>();
            choice.get("others").forEach(each -> others.add(each.get("value").intValue()));
            assertTrue(chosen == standard || others.contains(chosen));
            switch (setting) {
                case "block" -> assertEquals(List.of(4_096, 8_192, 32_768, 65_536), others);
                case "segment" -> assertEquals(List.of(60, 80, 120), others);
                default -> assertEquals(1, others.getFirst());
            }
        }
        List<String> expected = new ArrayList<>(List.of("vector segment", "vector block"));
        MachineOptions.available().stream()
                .map(backend -> backend.name())
                .filter(name -> !name.equals("vector"))
                .forEach(name -> expected.add(name + " block"));
        if (Runtime.getRuntime().availableProcessors() > 1) {
            expected.add(2, "vector threads");
        }
        assertEquals(expected, settings);
    }

    @Test
    void peopleGetATable() {
        ProfileFile other = new ProfileFile(folder.resolve("other.json"));
        InProcess.Answer text = InProcess.run(folder, Optional.of(other), "tune", "--seconds", "0.001", "--quiet");
        assertEquals(0, text.status(), text.messages());
        assertTrue(text.output().contains("\nChosen  on the reference workload, statistics and grid\n"), text.output());
        assertTrue(
                text.output().lines().anyMatch(line -> line.matches("  vector +block +16,384 +default +[0-9.]+ %.*")),
                text.output());
        assertTrue(text.output().lines().anyMatch(line -> line.matches(" +4,096 +[+-][0-9.]+ %.*")), text.output());
        assertTrue(text.output().contains("\nMillion scenarios per second\n"), text.output());
        assertTrue(text.output().contains("\nMillion scenarios per second  in single precision\n"), text.output());
        assertTrue(text.output().endsWith("\nProfile  " + other.path() + "\n"), text.output());
    }

    @Test
    void nothingIsMeasuredThatCannotBeKept() {
        InProcess.Answer noFile = InProcess.run(folder, Optional.of(new ProfileFile(folder)), "tune", "--quiet");
        assertEquals(1, noFile.status());
        assertEquals("heliosweep: cannot keep the profile: " + folder + " is a folder\n", noFile.messages());
        InProcess.Answer noPlace = InProcess.run(folder, Optional.empty(), "tune", "--quiet");
        assertEquals(2, noPlace.status());
        assertEquals(
                "heliosweep: there is no folder for your settings; HELIOSWEEP_PROFILE has to name the file that the"
                        + " profile is kept in\n",
                noPlace.messages());
    }
}

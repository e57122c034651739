package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliosweep.sweep.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What commands take from a profile, and that no result depends on it. */
class ProfileUseTest {
    private static final String[] RUN = {
        "run", "boiler-size", "--scenarios", "70000", "--rows", "70000", "--backend", "vector", "--json"
    };

    @TempDir
    Path folder;

    private InProcess.Answer answer(Optional<ProfileFile> profile, String[] words, String... more) {
        InProcess.Answer answer = InProcess.run(
                folder,
                profile,
                Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
        assertEquals(0, answer.status(), answer.messages());
        return answer;
    }

    private static JsonNode timing(InProcess.Answer answer) {
        return JsonMapper.shared().readTree(answer.output()).get("timing");
    }

    @Test
    void aSweepTakesItsThreadsAndBlocks() throws IOException {
        Optional<ProfileFile> file = Profiles.keep(folder, Profiles.here(3, 777, 20));
        InProcess.Answer answer = answer(file, RUN);
        assertEquals("", answer.messages());
        assertEquals(3, timing(answer).get("threads").intValue());
        assertEquals(777, timing(answer).get("block").intValue());
    }

    @Test
    void theCommandLineWins() throws IOException {
        Optional<ProfileFile> file = Profiles.keep(folder, Profiles.here(3, 777, 20));
        JsonNode timing = timing(answer(file, RUN, "--threads", "2", "--block", "1000"));
        assertEquals(2, timing.get("threads").intValue());
        assertEquals(1000, timing.get("block").intValue());
    }

    @Test
    void aPlanTakesItsThreads() throws IOException {
        Optional<ProfileFile> file = Profiles.keep(folder, Profiles.here(1, 777, 20));
        String[] plan = {"plan", "boiler-size", "--scenarios", "1e6", "--json"};
        JsonNode expected =
                JsonMapper.shared().readTree(answer(file, plan).output()).get("expected");
        assertEquals(1, expected.get("threads").intValue());
    }

    @Test
    void aMeasurementTakesAllOfIt() throws IOException {
        Optional<ProfileFile> file = Profiles.keep(folder, Profiles.here(1, 777, 20));
        String[] bench = {"bench", "--variant", "flat", "--backend", "vector", "--seconds", "0.001", "--json"};
        JsonNode json = JsonMapper.shared().readTree(answer(file, bench).output());
        assertTrue(json.get("tuned").booleanValue());
        assertEquals(777, json.get("backends").get(0).get("block").intValue());
        assertEquals(20, json.get("backends").get(0).get("segment").intValue());
        assertEquals(1, json.get("results").get(0).get("threads").intValue());
        JsonNode said = JsonMapper.shared()
                .readTree(
                        answer(file, bench, "--segment", "30", "--block", "500").output());
        assertEquals(500, said.get("backends").get(0).get("block").intValue());
        assertEquals(30, said.get("backends").get(0).get("segment").intValue());
    }

    @Test
    void noResultDependsOnIt() throws IOException {
        Path without = folder.resolve("without.arrow");
        JsonNode plain = withoutTiming(answer(Optional.empty(), RUN, "--out", without.toString()), without);
        for (Profile profile :
                List.of(Profiles.here(1, 1, 10), Profiles.here(5, 65_536, 200), Profiles.here(2, 777, 37))) {
            Path out = folder.resolve(profile.threads() + ".arrow");
            InProcess.Answer answer = answer(Profiles.keep(folder, profile), RUN, "--out", out.toString());
            assertEquals(profile.threads(), timing(answer).get("threads").intValue());
            assertArrayEquals(Files.readAllBytes(without), Files.readAllBytes(out));
            assertEquals(plain, withoutTiming(answer, out));
        }
    }

    private static JsonNode withoutTiming(InProcess.Answer answer, Path file) {
        return JsonMapper.shared()
                .readTree(answer.output()
                        .replace(file.toString(), "FILE")
                        .replaceAll("(?sm)^  \"timing\" : \\{.*?^  }", "  \"timing\" : {}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "bench"})
    void oneOfAnotherMachineIsNotUsed(String command) throws IOException {
        Machine here = Machine.here();
        Machine other = new Machine(
                here.system(),
                here.architecture(),
                here.processor(),
                here.processors() + 1,
                here.java(),
                here.heliosweep());
        Optional<ProfileFile> file = Profiles.keep(folder, Profiles.on(other, Profiles.here(7, 777, 20)));
        String[] words = command.equals("bench")
                ? new String[] {"bench", "--variant", "flat", "--backend", "scalar", "--seconds", "0.001", "--json"}
                : new String[] {command, "boiler-size", "--json"};
        InProcess.Answer answer = answer(file, words);
        String note = "heliosweep: the profile " + folder.resolve("profile.json")
                + " is not used: it was measured on " + Numbers.count(other.processors(), "processor") + ", not "
                + here.processors() + "; 'heliosweep tune' makes a new one";
        assertEquals(
                note,
                answer.messages()
                        .lines()
                        .filter(line -> line.contains("profile"))
                        .findFirst()
                        .orElse(""));
        assertFalse(answer.output().contains("\"block\" : 777"), answer.output());
        if (!command.equals("plan")) {
            assertEquals("", answer(file, words, "--quiet").messages());
        }
    }

    @Test
    void aBrokenOneIsNotUsed() throws IOException {
        ProfileFile file = new ProfileFile(Files.writeString(folder.resolve("profile.json"), "{"));
        InProcess.Answer answer = answer(Optional.of(file), RUN);
        assertTrue(
                answer.messages()
                        .startsWith("heliosweep: the profile " + file.path() + " is not used: it is not JSON: "),
                answer.messages());
        assertEquals(1, answer.messages().lines().count());
        assertEquals(Sweep.DEFAULT_BLOCK_SIZE, timing(answer).get("block").intValue());
    }

    @Test
    void oneThatIsMissingIsNothingToTalkAbout() {
        InProcess.Answer answer = answer(Optional.of(new ProfileFile(folder.resolve("none.json"))), RUN);
        assertEquals("", answer.messages());
        assertEquals(Sweep.DEFAULT_BLOCK_SIZE, timing(answer).get("block").intValue());
    }
}

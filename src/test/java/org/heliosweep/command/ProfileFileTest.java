package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a profile is, and what is in it. */
class ProfileFileTest {
    private static final Profile PROFILE = Profiles.here(3, 8192, 80);

    @TempDir
    Path folder;

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource(
            nullValues = "-",
            value = {
                "HELIOSWEEP_PROFILE=a/p.json XDG_CONFIG_HOME=/x HOME=/h, Linux, a/p.json",
                "XDG_CONFIG_HOME=/x HOME=/h, Linux, /x/heliosweep/profile.json",
                "HELIOSWEEP_PROFILE= XDG_CONFIG_HOME= HOME=/h, Linux, /h/.config/heliosweep/profile.json",
                "XDG_CONFIG_HOME=relative HOME=/h, Linux, /h/.config/heliosweep/profile.json",
                "HOME=/h, Mac OS X, /h/.config/heliosweep/profile.json",
                "LOCALAPPDATA=/l HOME=/h, Linux, /h/.config/heliosweep/profile.json",
                "LOCALAPPDATA=/l HOME=/h, Windows 11, /l/heliosweep/profile.json",
                "A=b, Linux, /given/.config/heliosweep/profile.json"
            })
    void isWhereSettingsAre(String variables, String system, Path expected) {
        Map<String, String> environment = Stream.of(variables.split(" "))
                .map(each -> each.split("=", 2))
                .collect(java.util.stream.Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertEquals(Optional.of(new ProfileFile(expected)), ProfileFile.of(environment, system, "/given"));
    }

    /** What a JVM says of a user without a folder; and a name that no file can have. */
    @Test
    void isNowhereWithoutAFolder() {
        assertEquals(Optional.empty(), ProfileFile.of(Map.of(), "Linux", "?"));
        assertEquals(Optional.empty(), ProfileFile.of(Map.of(ProfileFile.VARIABLE, "a\0b"), "Linux", "/given"));
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        ProfileFile file = new ProfileFile(folder.resolve("new").resolve("deep").resolve("profile.json"));
        assertEquals(Optional.empty(), file.read());
        file.prepare();
        assertEquals(Optional.empty(), file.read());
        file.write(PROFILE);
        assertEquals(Optional.of(PROFILE), file.read());
        assertEquals(List.of("profile.json"), names(file.path().getParent()));
    }

    @Test
    void replacesTheLastOne() throws Exception {
        ProfileFile file = Profiles.keep(folder, Profiles.here(1, 1, 10)).orElseThrow();
        file.prepare();
        assertEquals(1, file.read().orElseThrow().threads());
        file.write(PROFILE);
        assertEquals(Optional.of(PROFILE), file.read());
        assertEquals(List.of("profile.json"), names(folder));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void staysALink() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path target = Files.writeString(elsewhere.resolve("kept.json"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("profile.json"), target);
        ProfileFile file = new ProfileFile(link);
        file.prepare();
        file.write(PROFILE);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(Optional.of(PROFILE), new ProfileFile(target).read());
        assertEquals(List.of("kept.json"), names(elsewhere));
    }

    /** What is wrong is what the left text becomes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\" : \"heliosweep profile\" | \"format\" : \"other\" | it does not say that it is a heliosweep profile",
                "\"version\" : 3 | \"version\" : 4 | it has version 4 of its format, not 3",
                "\"version\" : 3 | \"version\" : 1 | an earlier version of heliosweep wrote it, which did not measure"
                        + " how long back ends take to start",
                "\"version\" : 3 | \"version\" : 2 | an earlier version of heliosweep wrote it, which did not measure"
                        + " single precision",
                "\"precision\" : \"double\" | \"precision\" : \"half\" | its \"precision\" is \"half\", not one of"
                        + " double, single",
                "\"precision\" : \"double\" | \"nothing\" : 0 | it has no \"precision\"",
                "\"version\" : 3 | \"version\" : \"one\""
                        + " | its \"version\" is \"one\", not a whole number, 1 or more",
                "\"threads\" : 3 | \"threads\" : 0 | its \"threads\" is 0, not a whole number from 1 to 4,096",
                "\"threads\" : 3 | \"threads\" : 2.5 | its \"threads\" is 2.5, not a whole number from 1 to 4,096",
                "\"threads\" : 3 | \"strings\" : 3 | it has no \"threads\"",
                "8192 | 65537 | its \"block\" is 65537, not a whole number from 1 to 65,536",
                "\"segment\" : 80 | \"segment\" : 9 | its \"segment\" is 9, not a whole number from 10 to 200",
                "\"machine\" | \"engine\" | it has no \"system\"",
                "\"name\" : \"scalar\" | \"name\" : [] | its \"name\" is something else, not a text",
                "\"backends\" : [ | \"backends\" : 1, \"more\" : [ | its \"backends\" is 1, not a list",
                "2026-11-22T | yesterday  | its \"measured\" is 'yesterday03:04:05Z', not a time",
                "1.23456785E7 | -1 | its \"scenarios_per_second\" is -1, not a number greater than 0",
                "0.875 | 0 | its \"seconds\" is 0, not a number greater than 0",
                "\"nodes\" : 206 | \"nodes\" : 0 | its \"nodes\" is 0, not a whole number, 1 or more",
                "\"start\" | \"end\" | it has no \"seconds\"",
                "100.0 | -1 | its \"operations_per_scenario\" is -1, not a number greater than 0",
                "1.23456785E7 | 1e999 | its \"scenarios_per_second\" is"
            })
    void saysWhatIsWrongInIt(String what, String by, String why) throws Exception {
        ProfileFile file = Profiles.keep(folder, PROFILE).orElseThrow();
        String text = Files.readString(file.path());
        assertTrue(text.contains(what), text);
        Files.writeString(file.path(), text.replace(what, by));
        UnusableProfileException thrown = assertThrows(UnusableProfileException.class, file::read);
        assertTrue(thrown.getMessage().startsWith(why), thrown.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\" : | it is not JSON: ",
                "'' | it does not say",
                "[] | it does not say",
                "\u00e4 | it is not JSON: "
            })
    void saysThatItIsNoProfile(String text, String why) throws IOException {
        ProfileFile file = new ProfileFile(Files.writeString(folder.resolve("profile.json"), text));
        UnusableProfileException thrown = assertThrows(UnusableProfileException.class, file::read);
        assertTrue(thrown.getMessage().startsWith(why), thrown.getMessage());
        assertEquals(1, thrown.getMessage().lines().count());
    }

    @Test
    void aFolderCannotBeReadNorReplaced() {
        ProfileFile file = new ProfileFile(folder);
        UnusableProfileException thrown = assertThrows(UnusableProfileException.class, file::read);
        assertTrue(thrown.getMessage().startsWith("it cannot be read ("), thrown.getMessage());
        assertEquals(
                "cannot keep the profile: " + folder + " is a folder",
                assertThrows(FailureException.class, file::prepare).getMessage());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path inFile = Files.createFile(folder.resolve("file")).resolve("profile.json");
        FailureException thrown = assertThrows(FailureException.class, new ProfileFile(inFile)::prepare);
        assertEquals(
                "cannot keep the profile in " + inFile + "; HELIOSWEEP_PROFILE names another file",
                thrown.getMessage());
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

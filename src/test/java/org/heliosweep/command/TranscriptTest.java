package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command says, word by word: see {@link Transcript}. */
class TranscriptTest {
    static final List<Locale> LOCALES = List.of(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("ar-EG"));

    @TempDir
    Path folder;

    static List<Path> right() throws IOException {
        return list("right");
    }

    static List<Path> wrong() throws IOException {
        return list("wrong");
    }

    private static List<Path> list(String name) throws IOException {
        try (Stream<Path> files = Files.list(InProcess.RESOURCES.resolve(name))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("right")
    void answers(Path file) throws IOException {
        Transcript transcript = Transcript.read(file, "output");
        transcript.unpack(folder);
        InProcess.Answer answer = transcript.run(folder);
        if (Transcript.UPDATE) {
            transcript.update("output", answer.output());
            return;
        }
        assertEquals(0, answer.status(), answer.messages());
        assertEquals(transcript.expected().stripTrailing(), answer.output().stripTrailing());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refuses(Path file) throws IOException {
        Transcript transcript = Transcript.read(file, "messages");
        transcript.unpack(folder);
        Map<String, String> before = contents();
        InProcess.Answer answer = transcript.run(folder);
        if (Transcript.UPDATE) {
            transcript.update("messages", answer.messages());
        }
        assertAll(
                () -> assertEquals(2, answer.status(), answer.toString()),
                () -> assertEquals("", answer.output()),
                () -> assertFalse(answer.messages().contains("\tat "), answer.messages()),
                () -> assertEquals(before, contents(), "files have changed"),
                () -> assertTrue(
                        Transcript.UPDATE || transcript.expected().equals(answer.messages()),
                        () -> "expected:\n" + transcript.expected() + "but was:\n" + answer.messages()));
    }

    /** Numbers look the same in every country. */
    @ParameterizedTest
    @FieldSource("LOCALES")
    void dependsOnNoLocale(Locale locale) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(locale);
            for (String name : List.of("run.txt", "explain.txt", "plan.txt", "show.txt")) {
                Transcript transcript =
                        Transcript.read(InProcess.RESOURCES.resolve("right").resolve(name), "output");
                assertEquals(
                        transcript.expected().stripTrailing(),
                        transcript.run(folder).output().stripTrailing());
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                contents.put(
                        file.toString(),
                        Files.isDirectory(file) ? "" : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}

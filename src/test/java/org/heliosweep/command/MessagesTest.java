package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    @TempDir
    Path folder;

    /** Which names cannot be depends on the system; this one cannot be on any. */
    @ParameterizedTest
    @MethodSource
    void refusesWhatCannotBeTheNameOfAFile(List<String> command) {
        InProcess.Answer answer = InProcess.run(folder, command.toArray(String[]::new));
        assertEquals(2, answer.status());
        assertEquals("", answer.output());
        assertEquals(
                "heliosweep: '" + command.getLast()
                        + "' cannot be the name of a file here: Nul character not allowed\n",
                answer.messages());
    }

    static List<List<String>> refusesWhatCannotBeTheNameOfAFile() {
        return List.of(
                List.of("show", "a\0b.model"),
                List.of("run", "a\0b.study"),
                List.of("run", "boiler-size", "--out", "a\0b.arrow"));
    }
}

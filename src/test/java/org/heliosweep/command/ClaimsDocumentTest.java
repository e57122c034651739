package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims that are published are those that the models give; {@code -Dgolden.update=true} writes them anew. */
class ClaimsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "claims.md");

    @TempDir
    Path folder;

    @Test
    void documentIsWhatTheCommandSays() throws Exception {
        InProcess.Answer answer = InProcess.runStandard(folder, "claims", "--markdown");
        assertEquals(0, answer.status(), answer.messages());
        if (Transcript.UPDATE) {
            Files.writeString(DOCUMENT, answer.output());
        }
        assertEquals(Files.readString(DOCUMENT), answer.output());
    }
}

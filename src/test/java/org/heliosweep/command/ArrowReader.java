package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Arrow files with the JavaScript implementation, which shares no code with the one that writes them. */
final class ArrowReader {
    private static final Path SCRIPTS = Path.of("test", "javascript");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "read.mjs");

    private final Path folder;

    private ArrowReader(Path folder) {
        this.folder = folder;
    }

    /** Installs the reader; skips the test where there is no Node.js. */
    static ArrowReader install() throws IOException, InterruptedException {
        assumeTrue(isOnPath("node") && isOnPath("npm"), "Node.js is not installed");
        Path folder = Files.createDirectories(Path.of("target", "javascript"));
        for (String file : FILES) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        ArrowReader reader = new ArrowReader(folder);
        Path log = folder.resolve("npm.log");
        assertEquals(0, reader.start(log, "npm", "ci", "--prefer-offline"), () -> "npm ci failed; see " + log);
        return reader;
    }

    /** A file as JSON: metadata, fields, batches and columns. */
    JsonNode read(Path file) throws IOException, InterruptedException {
        Path output = folder.resolve("output.json");
        assertEquals(
                0,
                start(output, "node", "read.mjs", file.toAbsolutePath().toString()),
                () -> "node failed; see " + output);
        return JsonMapper.shared().readTree(output.toFile());
    }

    private int start(Path output, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("messages.log").toFile())
                .start()
                .waitFor();
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}

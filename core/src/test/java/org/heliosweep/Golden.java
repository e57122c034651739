package org.heliosweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares texts with files that people review. {@code ./mvnw verify -Dgolden.update=true} writes what the program
 * gives now; the difference is then read before it is committed.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Fails if a text is not what the golden file of this name holds. */
    public static void check(String fileName, String actual) {
        Path file = FOLDER.resolve(fileName);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertEquals(Files.readString(file), actual, fileName);
        } catch (IOException e) {
            throw new UncheckedIOException("no golden file " + file + "; write it with -Dgolden.update=true", e);
        }
    }
}

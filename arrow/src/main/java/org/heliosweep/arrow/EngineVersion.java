package org.heliosweep.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of the engine, which the build writes into a resource. */
final class EngineVersion {
    private EngineVersion() {}

    /** The version, such as {@code 1.2.0}. */
    static String text() {
        try (InputStream version = EngineVersion.class.getResourceAsStream("version.txt")) {
            return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.heliosweep.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text that stands before what is generated, from files. */
final class Prelude {
    private Prelude() {}

    /** Some files, one after the other. */
    static String of(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            try (InputStream stream = Prelude.class.getResourceAsStream(name)) {
                text.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }
}

package org.heliosweep.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.heliosweep.language.Library;
import org.heliosweep.language.SourceText;

/** The models and studies that come with Heliosweep: resources beside this class, listed in {@code index}. */
public final class StandardLibrary implements Library {
    /** The service loader makes one. */
    public StandardLibrary() {}

    @Override
    public Optional<SourceText> file(String fileName) {
        return fileNames().contains(fileName)
                ? Optional.of(SourceText.of(fileName, resource(fileName)))
                : Optional.empty();
    }

    @Override
    public List<String> fileNames() {
        return resource("index").lines().filter(line -> !line.isBlank()).toList();
    }

    private static String resource(String name) {
        try (InputStream stream = StandardLibrary.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the library's index names " + name + ", which is not there");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.heliosweep.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.language.Library;
import org.heliosweep.language.SourceText;

/**
 * The models and studies that come with Heliosweep: resources beside this class. They are listed in {@code index}, in
 * families, each below a line that ends with a colon.
 */
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
        return families().values().stream().flatMap(List::stream).sorted().toList();
    }

    @Override
    public Map<String, List<String>> families() {
        Map<String, List<String>> families = new LinkedHashMap<>();
        List<String> family = new ArrayList<>();
        for (String line : resource("index").lines().toList()) {
            if (line.endsWith(":")) {
                family = new ArrayList<>();
                families.put(line.substring(0, line.length() - 1), family);
            } else if (!line.isBlank()) {
                family.add(line);
            }
        }
        return families;
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

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/models says what the models of the library are now; {@code -Dgolden.update=true} writes it anew. */
class ModelPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "models");

    @Test
    void pagesAreThoseOfTheLibrary() throws IOException {
        Map<String, String> expected = ModelPages.files();
        Set<String> stale = new TreeSet<>(expected.keySet());
        stale.addAll(names());
        for (Map.Entry<String, String> file : expected.entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (Files.exists(path) && Files.readString(path).equals(file.getValue())) {
                stale.remove(file.getKey());
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            for (String name : stale) {
                if (expected.containsKey(name)) {
                    Files.writeString(FOLDER.resolve(name), expected.get(name));
                } else {
                    Files.delete(FOLDER.resolve(name));
                }
            }
            return;
        }
        assertEquals(Set.of(), stale, "not what the models say; -Dgolden.update=true writes them anew");
    }

    private static Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}

package org.heliosweep.device.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    private Path folder;

    private static Map<String, String> without(Map<String, String> environment) {
        Map<String, String> left = new HashMap<>(environment);
        Programs.withoutLibrary(left);
        return left;
    }

    @Test
    void areStartedWithoutTheLibraryOfTheJvm() {
        assertEquals(Map.of("A", "b"), without(Map.of("A", "b", "LD_PRELOAD", "/a/lib/libjsig.so")));
        assertEquals(
                Map.of("LD_PRELOAD", "/x/first.so second.so"),
                without(Map.of("LD_PRELOAD", "/x/first.so:/a/lib/libjsig.so second.so")));
        assertEquals(
                Map.of(),
                without(Programs.of(List.of("true")).environment().entrySet().stream()
                        .filter(entry -> entry.getKey().equals("LD_PRELOAD")
                                && entry.getValue().contains("libjsig"))
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    @Test
    void whatSomebodyElseLoadsStays() {
        for (String preloaded : List.of("/x/libjsig.so.old", "mylibjsig.so", "/x/a.so:/y/b.so", "a.so  b.so")) {
            Map<String, String> environment = Map.of("LD_PRELOAD", preloaded, "LD_LIBRARY_PATH", "/x::/y");
            assertEquals(environment, without(environment));
        }
    }

    /** As the launcher does it where there is a blank in the path. */
    @Test
    void theFolderInWhichItIsLookedForIsTakenAwayToo() throws IOException {
        Path java = Files.createDirectories(folder.resolve("a java").resolve("lib"));
        Files.createFile(java.resolve("libjsig.so"));
        assertEquals(Map.of(), without(Map.of("LD_PRELOAD", "libjsig.so", "LD_LIBRARY_PATH", java.toString())));
        assertEquals(
                Map.of("LD_PRELOAD", "b.so", "LD_LIBRARY_PATH", "/x;/y:/z"),
                without(Map.of("LD_PRELOAD", "libjsig.so:b.so", "LD_LIBRARY_PATH", java + ":/x;/y:/z")));
        Map<String, String> named = Map.of("LD_LIBRARY_PATH", java.toString());
        assertEquals(named, without(named));
    }
}

package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists. */
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Folders of builds, tools and results, which are not in the repository. */
    private static final Pattern FOREIGN =
            Pattern.compile("target|node_modules|heliosweep-results|\\.(?!mvn|github).+");

    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*Test\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    /** Folders of somebody's own machine. */
    private static final Pattern OWN_PATH =
            Pattern.compile("(?<![\\w.~-])/(?:work|root|tmp|home/\\w+|Users/\\w+)/\\w+");

    /** In these, a reader is told to make a file that is soon thrown away. */
    private static final Set<String> MAKING_A_PROGRAM = Set.of("core/src/test/golden/README.md");

    @Test
    void everyTestThatTheArchitectureNamesExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        Matcher name = TEST.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")));
        while (name.find()) {
            missing.add(name.group());
        }
        assertFalse(missing.isEmpty());
        for (Path file : files()) {
            missing.remove(file.getFileName().toString().replace(".java", ""));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : files()) {
            if (!document.toString().endsWith(".md")) {
                continue;
            }
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                String target = link.group(1).replaceFirst("#.*", "");
                boolean leadsOutside = target.isEmpty() || target.matches("[a-z]+:.*");
                if (!leadsOutside && !Files.exists(document.resolveSibling(target))) {
                    broken.add(ROOT.relativize(document) + ": " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void nothingNamesAFolderOfOneMachine() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            String name = ROOT.relativize(file).toString();
            if (!MAKING_A_PROGRAM.contains(name) && isText(file)) {
                OWN_PATH.matcher(Files.readString(file))
                        .results()
                        .forEach(each -> found.add(name + ": " + each.group()));
            }
        }
        assertEquals(List.of(), found);
    }

    private static boolean isText(Path file) {
        return Stream.of(".md", ".java", ".model", ".study", ".xml", ".c", ".py", ".mjs", ".json", ".sh", "heliosweep")
                .anyMatch(file.toString()::endsWith);
    }

    /** The files of the repository. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        collect(ROOT, files);
        return files;
    }

    private static void collect(Path folder, List<Path> files) throws IOException {
        List<Path> entries;
        try (Stream<Path> found = Files.list(folder)) {
            entries = found.sorted().collect(Collectors.toList());
        }
        for (Path entry : entries) {
            if (FOREIGN.matcher(entry.getFileName().toString()).matches()) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                collect(entry, files);
            } else {
                files.add(entry);
            }
        }
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints the line coverage of each package that a module's JaCoCo reports hold, and their sum.
 *
 * <p>Argument: the folder that has the reports. Prints nothing where there are none.
 */
final class LineCoverage {
    private int covered;
    private int missed;

    private void add(int covered, int missed) {
        this.covered += covered;
        this.missed += missed;
    }

    private String text() {
        int lines = covered + missed;
        return String.format(
                Locale.ROOT, "%5.1f %%  %d of %d lines", 100.0 * covered / Math.max(lines, 1), covered, lines);
    }

    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[0]);
        if (!Files.isDirectory(site)) {
            return;
        }
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file :
                    files.filter(f -> f.endsWith("jacoco.csv")).sorted().toList()) {
                print(file);
            }
        }
    }

    /** Columns: group, package, class, then pairs of missed and covered; the third pair counts lines. */
    private static void print(Path file) throws IOException {
        Map<String, LineCoverage> byPackage = new TreeMap<>();
        LineCoverage all = new LineCoverage();
        String group = "";
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
            String[] cell = line.split(",", -1);
            int missed = Integer.parseInt(cell[7]);
            int covered = Integer.parseInt(cell[8]);
            group = cell[0];
            byPackage.computeIfAbsent(cell[1], name -> new LineCoverage()).add(covered, missed);
            all.add(covered, missed);
        }
        if (group.isEmpty()) {
            return;
        }
        byPackage.forEach((name, part) -> System.out.println("Line coverage " + part.text() + "  " + name));
        System.out.println("Line coverage " + all.text() + "  " + group + " in all");
    }
}

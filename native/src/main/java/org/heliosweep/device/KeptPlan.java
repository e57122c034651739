package org.heliosweep.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heliosweep.plan.Fingerprint;
import org.heliosweep.plan.Plan;

/**
 * Which libraries of a {@link LibraryCache} a plan needs: to know whether they are there, it need not be rendered, which
 * takes longer than a small sweep. That stands in a file beside them, whose name is the fingerprint of the plan and a hash of
 * the compiler; each line is the name of a library. The file may be wrong, such as after an update of this program: then a
 * plan is compiled that was taken to be kept already.
 */
final class KeptPlan {
    static final String ENDING = ".plan";

    private final Optional<Path> file;
    private final Set<String> names = new LinkedHashSet<>();

    /** What a folder has of a plan; nothing, and nothing is written, where there is no folder. */
    KeptPlan(Optional<Path> folder, Compiler compiler, Plan plan) {
        file = folder.map(place -> place.resolve(name(compiler, plan)));
    }

    private static String name(Compiler compiler, Plan plan) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(Fingerprint.of(plan))
                + hex.toHexDigits(compiler.identity().hashCode())
                + ENDING;
    }

    /** Whether all libraries are there that the plan needed last time. */
    boolean isThere() {
        try {
            List<String> needed = file.isEmpty() || !Files.isRegularFile(file.get())
                    ? List.of()
                    : Files.readAllLines(file.get(), StandardCharsets.US_ASCII);
            return !needed.isEmpty()
                    && needed.stream().allMatch(name -> Files.exists(file.get().resolveSibling(name)));
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    /** Says that the plan needs a library, besides those said before. */
    synchronized void add(String library) {
        names.add(library);
        if (file.isEmpty() || !Files.exists(file.get().resolveSibling(library))) {
            return;
        }
        try {
            Path written = Files.createTempFile(file.get().getParent(), "noting", "");
            try {
                Files.write(written, names, StandardCharsets.US_ASCII);
                Files.move(written, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException _) {
            // Then nobody knows that it is kept.
        }
    }
}

package org.heliosweep.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.study.Precision;

/** Profiles that tests make up. */
final class Profiles {
    private Profiles() {}

    /** One of this machine. */
    static Profile here(int threads, int block, int segment) {
        return new Profile(
                Machine.here(),
                Instant.parse("2026-11-22T03:04:05Z"),
                threads,
                List.of(tuned("scalar", block, OptionalInt.empty()), tuned("vector", block, OptionalInt.of(segment))));
    }

    private static Profile.Tuned tuned(String name, int block, OptionalInt segment) {
        Backend backend = Backends.named(name);
        return new Profile.Tuned(
                name,
                backend.availability().reason(),
                block,
                segment,
                new Profile.Start(0.875, 206),
                List.of(
                        new Profile.Throughput("grid", Precision.DOUBLE, 1, 12_345_678.5, 100),
                        new Profile.Throughput("grid", Precision.DOUBLE, 2, 2e7, 100)));
    }

    /** The same of another machine. */
    static Profile on(Machine machine, Profile profile) {
        return new Profile(machine, profile.measured(), profile.threads(), profile.backends());
    }

    /** Where a profile is kept. */
    static Optional<ProfileFile> keep(Path folder, Profile profile) throws IOException {
        ProfileFile file = new ProfileFile(folder.resolve("profile.json"));
        file.write(profile);
        return Optional.of(file);
    }
}

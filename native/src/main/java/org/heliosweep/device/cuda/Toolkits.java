package org.heliosweep.device.cuda;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where toolkits of CUDA are installed besides where the system looks. */
final class Toolkits {
    private Toolkits() {}

    /** Their folders, whether they exist or not: what the environment says, then the usual one. */
    static List<Path> all() {
        return Stream.of(System.getenv("CUDA_HOME"), System.getenv("CUDA_PATH"), "/usr/local/cuda")
                .filter(Objects::nonNull)
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }
}

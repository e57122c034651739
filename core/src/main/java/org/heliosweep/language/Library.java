package org.heliosweep.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models and studies by name. Implementations are found by {@link java.util.ServiceLoader}. */
public interface Library {
    /** The text of a file of the library, by its file name: {@code radiator.model}. */
    Optional<SourceText> file(String fileName);

    /** The file names of the library. */
    List<String> fileNames();

    /** File names by what they are about, in an order for readers; a library need not have any. */
    default Map<String, List<String>> families() {
        return Map.of();
    }
}

package org.heliosweep.workload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.heliosweep.language.Library;
import org.heliosweep.language.SourceText;

/** The model W and its studies: resources beside this class. */
final class WorkloadLibrary implements Library {
    private static final List<String> FILES = List.of("w.model", "w.study", "w-random.study");

    @Override
    public Optional<SourceText> file(String fileName) {
        return FILES.contains(fileName) ? Optional.of(SourceText.of(fileName, resource(fileName))) : Optional.empty();
    }

    @Override
    public List<String> fileNames() {
        return FILES;
    }

    private static String resource(String name) {
        try (InputStream stream = WorkloadLibrary.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

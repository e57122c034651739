package org.heliosweep.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliosweep.language.Library;
import org.heliosweep.language.SourceText;

/** A library of the files in a folder, which stay the same when the models that come with Heliosweep change. */
record FolderLibrary(Path folder) implements Library {
    @Override
    public Optional<SourceText> file(String fileName) {
        Path file = folder.resolve(fileName);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(SourceText.of(fileName, Files.readString(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> fileNames() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

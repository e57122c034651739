package org.heliosweep.language;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the text of a model, a study or a ledger. A name that ends like a file ({@code .model}, {@code .study},
 * {@code .ledger}) or contains a slash is a path; any other is a file beside the text that mentions it, or else one of
 * a library.
 */
final class Texts {
    /** What a file is, by the end of its name. */
    enum Content {
        MODEL(".model", "model"),
        STUDY(".study", "study"),
        LEDGER(".ledger", "ledger");

        final String ending;
        final String word;

        Content(String ending, String word) {
            this.ending = ending;
            this.word = word;
        }
    }

    private final List<Library> libraries;

    Texts(List<Library> libraries) {
        this.libraries = List.copyOf(libraries);
    }

    /** The text with a name that somebody asks for, from a folder. */
    SourceText find(String name, Content content, Optional<Path> folder) {
        return readable(content.word, name, () -> {
            if (name.endsWith(content.ending) || name.contains("/")) {
                return file(name, folder);
            }
            String fileName = name + content.ending;
            Optional<Path> beside = folder.map(each -> each.resolve(fileName)).filter(Files::isRegularFile);
            if (beside.isPresent()) {
                return SourceText.read(beside.get());
            }
            return inLibrary(fileName)
                    .orElseThrow(() -> new LanguageException(
                            "there is no " + content.word + " '" + name + "'" + Suggestion.of(name, names(content))));
        });
    }

    /** File names by what they are about, of all libraries that say so. */
    Map<String, List<String>> families() {
        Map<String, List<String>> families = new LinkedHashMap<>();
        libraries.forEach(library -> library.families()
                .forEach((family, files) ->
                        families.computeIfAbsent(family, _ -> new ArrayList<>()).addAll(files)));
        return families;
    }

    /** A file of numbers that a text mentions: beside it, if it is in a folder, or else in a library. */
    SourceText data(String name, Optional<Path> folder) {
        return readable("file", name, () -> {
            Optional<SourceText> inLibrary = folder.isPresent() ? Optional.empty() : inLibrary(name);
            return inLibrary.isPresent() ? inLibrary.get() : file(name, folder);
        });
    }

    /** What reads a text. */
    private interface Reading {
        SourceText read() throws IOException;
    }

    private static SourceText readable(String word, String name, Reading reading) {
        try {
            return reading.read();
        } catch (AccessDeniedException e) {
            throw new LanguageException("cannot read the " + word + " '" + name + "': permission denied", e);
        } catch (InvalidPathException e) {
            throw new LanguageException("'" + name + "' cannot be the path of a file", e);
        } catch (IOException e) {
            throw new LanguageException("cannot read the " + word + " '" + name + "': " + e.getMessage(), e);
        }
    }

    private static SourceText file(String name, Optional<Path> folder) throws IOException {
        Path path = folder.map(each -> each.resolve(name)).orElse(Path.of(name));
        if (!Files.isRegularFile(path)) {
            throw new LanguageException("there is no file " + path);
        }
        return SourceText.read(path);
    }

    private Optional<SourceText> inLibrary(String fileName) {
        return libraries.stream()
                .flatMap(library -> library.file(fileName).stream())
                .findFirst();
    }

    /** The names in the libraries. */
    List<String> names(Content content) {
        List<String> names = new ArrayList<>();
        for (Library library : libraries) {
            for (String fileName : library.fileNames()) {
                if (fileName.endsWith(content.ending)) {
                    names.add(fileName.substring(0, fileName.length() - content.ending.length()));
                }
            }
        }
        return names;
    }
}

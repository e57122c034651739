package org.heliosweep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.heliosweep.arrow.ArrowFile;
import org.heliosweep.language.Suggestion;
import org.heliosweep.plan.Plan;
import picocli.CommandLine.Option;

/** Where the kept rows go. Everything that can be refused is refused here, before anything is computed. */
final class FileOptions {
    /** Where files are that nobody named a place for: the latest one of each study. */
    private static final String RESULTS = "heliosweep-results";

    private static final String FORMAT = "arrow";
    static final List<String> FORMATS = List.of(FORMAT);

    /** Formats that people will expect, and that are not there. */
    private static final List<String> OTHER_FORMATS = List.of("parquet", "csv", "json", "feather", "ipc");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the file here. If not given, it is " + RESULTS + "/STUDY." + FORMAT
                    + ", where a new one takes the place of the last one when it is complete.")
    private String out;

    @Option(names = "--force", description = "Replaces the file that --out names, when the new one is complete.")
    private boolean force;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Writes in this format: " + FORMAT + ".")
    private String format = FORMAT;

    /** The file of a plan, if it keeps something. */
    Optional<OutputFile> file(Plan plan, Path folder) {
        if (!FORMATS.contains(format)) {
            throw new RequestException("--format cannot be '" + format + "'"
                    + (OTHER_FORMATS.contains(format)
                            ? "; what can be written is " + String.join(", ", FORMATS)
                            : Suggestion.of(format, FORMATS)));
        }
        if (plan.study().keep().isNothing()) {
            if (out != null) {
                throw new RequestException("--out names a file, but the study keeps nothing; --keep says what");
            }
            return Optional.empty();
        }
        OutputFile file = out == null
                ? OutputFile.latest(folder.resolve(RESULTS), plan.study().name() + "." + FORMAT)
                : OutputFile.named(named(folder), force);
        refuseTooLarge(file, ArrowFile.bytes(plan));
        return Optional.of(file);
    }

    private Path named(Path folder) {
        if (out.isBlank()) {
            throw new RequestException("--out needs the name of a file");
        }
        Path file = folder.resolve(out);
        Path parent = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new RequestException("--out needs the name of a file, but " + out + " is a folder");
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new RequestException("--out: there is no folder " + parent);
        }
        String ending = out.substring(out.lastIndexOf('.') + 1);
        if (OTHER_FORMATS.contains(ending)) {
            throw new RequestException("--out: the name of " + out + " promises another format than " + FORMAT);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new RequestException("--out: " + out + " is a device or the like, which no file can replace");
        }
        if (Files.exists(file) && !force) {
            throw new RequestException(
                    "--out: " + out + " exists already; --force replaces it when the new one is complete");
        }
        return file;
    }

    private static void refuseTooLarge(OutputFile file, long bytes) {
        Path folder = file.existingFolder();
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            // A file system that does not know its room says 0.
            if (free > 0 && free < bytes) {
                throw new RequestException("the file would have " + Numbers.bytes(bytes) + ", but " + folder
                        + " has room for " + Numbers.bytes(free) + "; --keep and --rows say what is kept");
            }
        } catch (IOException e) {
            throw new FailureException("cannot find out how much room there is in " + folder, e);
        }
    }
}

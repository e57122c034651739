package org.heliosweep.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.heliosweep.language.Workbench;

/** Runs the command without a process of its own. */
final class InProcess {
    static final Path RESOURCES = Path.of("test", "resources", "org", "heliosweep", "command");

    /** What came out of a command. */
    record Answer(int status, String output, String messages) {}

    private InProcess() {}

    /** Runs a command in a folder, with a small library of its own. */
    static Answer run(Path folder, String... arguments) {
        return run(folder, Optional.empty(), arguments);
    }

    /** Runs a command that finds the profile of its machine in a file. */
    static Answer run(Path folder, Optional<ProfileFile> profile, String... arguments) {
        return run(folder, profile, () -> Workbench.of(new FolderLibrary(RESOURCES.resolve("library"))), arguments);
    }

    /** Runs a command in a folder, with the library that everybody has. */
    static Answer runStandard(Path folder, String... arguments) {
        return run(folder, Optional.empty(), Workbench::standard, arguments);
    }

    private static Answer run(
            Path folder, Optional<ProfileFile> profile, Supplier<Workbench> workbench, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter messages = new StringWriter();
        Surroundings around = new Surroundings(
                new PrintWriter(output), new PrintWriter(messages), folder, profile, workbench, new Style(false), 0);
        int status = Heliosweep.execute(around, arguments);
        around.messages().flush();
        return new Answer(status, output.toString(), messages.toString());
    }
}

package org.heliosweep.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code heliosweep} command. */
@Command(
        name = "heliosweep",
        description = {
            "Evaluates engineering models over millions of scenarios.",
            "",
            "MODEL and STUDY are a name from the library or the path of a file."
        },
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        parameterListHeading = "%nArguments:%n",
        abbreviateSynopsis = true,
        sortOptions = false,
        scope = ScopeType.INHERIT,
        versionProvider = Heliosweep.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            PlanCommand.class,
            RunCommand.class,
            EvalCommand.class,
            ExplainCommand.class,
            ClaimsCommand.class,
            BenchCommand.class,
            TuneCommand.class,
            BackendsCommand.class,
            HelpCommand.class
        })
public final class Heliosweep implements Runnable {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Prints this help.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Prints the version.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean version;

    Heliosweep(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] arguments) {
        StandardError.takeBack();
        System.exit(execute(Surroundings.ofProcess(), arguments));
    }

    /** Runs the command and returns its exit status. */
    static int execute(Surroundings surroundings, String... arguments) {
        Messages messages = new Messages(surroundings.messages());
        CommandLine command = new CommandLine(new Heliosweep(surroundings))
                .setOut(surroundings.output())
                .setErr(surroundings.messages())
                .setColorScheme(surroundings.style().help())
                // A value that begins with @ is a value, not the name of a file with arguments.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(messages::wrongCommandLine)
                .setExecutionExceptionHandler(messages::failed);
        int status;
        try {
            status = command.execute(arguments);
        } catch (RuntimeException | Error e) {
            // What picocli does not hand to the handler above.
            status = messages.failed(e);
        }
        surroundings.output().flush();
        String failure = StandardOutput.failure();
        return failure == null || status != ExitStatus.DONE
                ? status
                : messages.failed(new FailureException("cannot write to standard output: " + failure, null));
    }

    /** Without a command, says which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(surroundings.output());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The project's version, which the build writes into a resource. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"heliosweep " + number()};
        }

        /** The version alone. */
        static String number() {
            try (InputStream version = Heliosweep.class.getResourceAsStream("version.txt")) {
                return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

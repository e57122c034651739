package org.heliosweep.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.language.LanguageException;
import org.heliosweep.language.Suggestion;
import org.heliosweep.sweep.SweepException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns problems into one message each, and an exit status. */
final class Messages {
    private static final String PREFIX = "heliosweep: ";

    /** Prints the stack trace of a failure too, for those who look for its cause. */
    private static final String DEBUG = "HELIOSWEEP_DEBUG";

    private final PrintWriter output;

    Messages(PrintWriter output) {
        this.output = output;
    }

    /** Something worth knowing, which is no problem. */
    void note(String text) {
        output.println(PREFIX + text);
        output.flush();
    }

    /** A command line that cannot be understood. */
    int wrongCommandLine(ParameterException problem, String... arguments) {
        CommandLine command = problem.getCommandLine();
        note(
                switch (problem) {
                    case UnmatchedArgumentException unmatched ->
                        unmatched(command, unmatched.getUnmatched().getFirst());
                    // What is there and should not be says more than what is missing.
                    case MissingParameterException missing ->
                        unknownOption(command, arguments)
                                .map(option -> unmatched(command, option))
                                .orElseGet(() -> missing(command, missing));
                    case OverwrittenOptionException twice -> label(twice.getOverwritten()) + " is given more than once";
                    default -> other(problem);
                });
        return ExitStatus.WRONG_REQUEST;
    }

    /** A command that did not come to its end. */
    int failed(Exception problem, CommandLine command, CommandLine.ParseResult arguments) {
        return failed(problem);
    }

    int failed(Throwable problem) {
        switch (problem) {
            case LanguageException wrong -> language(wrong.getMessage());
            case RequestException wrong -> note(wrong.getMessage());
            // A path that is wrong in itself is one that somebody gave.
            case InvalidPathException wrong -> note(noPath(wrong));
            case FailureException failure -> note(failure.getMessage() + cause(failure.getCause()));
            case KernelException failure -> note(failure.getMessage());
            case SweepException failure
            when failure.getCause() instanceof KernelException cause -> note(cause.getMessage());
            case SweepException failure ->
                note(failure.getCause() instanceof IOException cause ? described(cause) : failure.getMessage());
            case OutOfMemoryError _ -> note("out of memory; HELIOSWEEP_JAVA_OPTIONS=-Xmx8g gives it 8 GB");
            default ->
                note("this is a bug: " + problem + " (with " + DEBUG + "=1 in the environment, where it happened)");
        }
        if (System.getenv(DEBUG) != null) {
            problem.printStackTrace(output);
            output.flush();
        }
        return problem instanceof LanguageException
                        || problem instanceof RequestException
                        || problem instanceof InvalidPathException
                ? ExitStatus.WRONG_REQUEST
                : ExitStatus.FAILED;
    }

    /** A message about a place begins with it, so that editors and terminals find it. */
    private void language(String message) {
        output.println(message.contains("\n") ? message : PREFIX + message);
        output.flush();
    }

    private static String unmatched(CommandLine command, String found) {
        String name = command.getCommandSpec().qualifiedName();
        boolean isOption = found.startsWith("-") && found.length() > 1;
        if (isOption) {
            String option = found.contains("=") ? found.substring(0, found.indexOf('=')) : found;
            List<String> known = new ArrayList<>();
            command.getCommandSpec().options().forEach(each -> known.add(each.longestName()));
            return "'" + name + "' has no option '" + option + "'" + Suggestion.of(option, known);
        }
        if (command.getSubcommands().isEmpty()) {
            return "'" + name + "' takes no '" + found + "'; see '" + name + " --help'";
        }
        return noCommand(found, command);
    }

    static String noCommand(String found, CommandLine command) {
        return "there is no command '" + found + "'"
                + Suggestion.of(found, command.getSubcommands().keySet());
    }

    /** The first word that is an option by its looks only. */
    private static Optional<String> unknownOption(CommandLine command, String... arguments) {
        Map<String, OptionSpec> known = command.getCommandSpec().optionsMap();
        for (int index = 0; index < arguments.length && !arguments[index].equals("--"); index++) {
            String word = arguments[index];
            OptionSpec option = known.get(word);
            if (option != null) {
                // The next word is its value.
                index += option.arity().min();
            } else if (word.startsWith("-") && word.length() > 1 && !known.containsKey(word.split("=", 2)[0])) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private static String missing(CommandLine command, MissingParameterException problem) {
        String name = command.getCommandSpec().qualifiedName();
        ArgSpec missing = problem.getMissing().getFirst();
        String needs = missing.isOption()
                ? label(missing) + " needs a value, " + missing.paramLabel()
                : "'" + name + "' needs " + missing.paramLabel();
        return needs + "; see '" + name + " --help'";
    }

    private static String other(ParameterException problem) {
        ArgSpec argument = problem.getArgSpec();
        if (argument != null && argument.isOption() && argument.arity().max() == 0) {
            return label(argument) + " takes no value";
        }
        String text = problem.getMessage();
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** What an option or an argument is called on the command line. */
    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String noPath(InvalidPathException problem) {
        return "'" + problem.getInput() + "' cannot be the name of a file here: " + problem.getReason();
    }

    private static String cause(Throwable cause) {
        return cause == null ? "" : ": " + described(cause);
    }

    /** What went wrong, in words: the messages of some exceptions are no more than a path. */
    static String described(Throwable problem) {
        return switch (problem) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
            case NotDirectoryException no -> no.getFile() + ": not a folder";
            case FileSystemException other when other.getReason() != null -> other.getFile() + ": " + other.getReason();
            case IOException other when other.getMessage() != null -> other.getMessage();
            default -> problem.toString();
        };
    }
}

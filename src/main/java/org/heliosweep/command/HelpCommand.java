package org.heliosweep.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Prints what {@code --help} prints. */
@Command(name = "help", description = "Prints the help of a command.")
final class HelpCommand implements Runnable {
    @ParentCommand
    private Heliosweep heliosweep;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command; if not given, all are listed.")
    private String name;

    @Override
    public void run() {
        CommandLine all = spec.parent().commandLine();
        CommandLine wanted = name == null ? all : all.getSubcommands().get(name);
        if (wanted == null) {
            throw new RequestException(Messages.noCommand(name, all));
        }
        wanted.usage(heliosweep.surroundings().output());
    }
}

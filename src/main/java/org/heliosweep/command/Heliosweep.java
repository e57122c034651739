package org.heliosweep.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code heliosweep} command. */
@Command(
        name = "heliosweep",
        description = "Evaluates models over many scenarios.",
        mixinStandardHelpOptions = true,
        versionProvider = Heliosweep.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {List.class})
public final class Heliosweep {
    private Heliosweep() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Heliosweep()).execute(arguments));
    }

    /** The project's version, which the build writes into a resource. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            try (InputStream version = Heliosweep.class.getResourceAsStream("version.txt")) {
                String text = new String(version.readAllBytes(), StandardCharsets.UTF_8);
                return new String[] {"heliosweep " + text.strip()};
            }
        }
    }
}

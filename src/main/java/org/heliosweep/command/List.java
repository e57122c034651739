package org.heliosweep.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the models and studies, one line each. */
@Command(name = "list", description = "Lists the models and studies, one line each.", mixinStandardHelpOptions = true)
final class List implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}

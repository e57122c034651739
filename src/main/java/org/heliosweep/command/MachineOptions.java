package org.heliosweep.command;

import java.util.List;
import java.util.function.Function;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sweep;
import picocli.CommandLine.Option;

/** How a sweep uses the machine. Nothing here has an influence on what comes out. */
final class MachineOptions {
    private static final int MOST_THREADS = 4_096;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Evaluates with this many threads; as many as there are processors if not given.")
    private String threads;

    @Option(
            names = "--block",
            paramLabel = "N",
            description = "Evaluates this many scenarios in a call of the kernel; for tuning.")
    private String block;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "Evaluates with this back end; 'heliosweep backends' lists them.")
    private String backend;

    int threads() {
        return threads == null
                ? Runtime.getRuntime().availableProcessors()
                : (int) WholeNumbers.parse("--threads", threads, 1, MOST_THREADS);
    }

    int block() {
        return block == null ? Sweep.DEFAULT_BLOCK_SIZE : (int) WholeNumbers.parse("--block", block, 1, Batch.SIZE);
    }

    Backend backend(Plan plan) {
        return named(name -> Backends.named(name, plan));
    }

    /** The one that was asked for, or else the fastest: for who asks what it does, and not for a quick answer. */
    Backend fastest() {
        return named(Backends::named);
    }

    /** The one that was asked for, or else all that can run here. */
    List<Backend> backends() {
        return backend == null
                ? Backends.all().stream()
                        .filter(each -> each.availability().available())
                        .toList()
                : List.of(named(Backends::named));
    }

    private Backend named(Function<String, Backend> find) {
        String name = backend == null ? Backends.AUTO : backend;
        if (name.isBlank()) {
            throw new RequestException("--backend needs the name of a back end; 'heliosweep backends' lists them");
        }
        try {
            return find.apply(name);
        } catch (IllegalArgumentException e) {
            throw new RequestException("--backend: " + e.getMessage(), e);
        }
    }
}

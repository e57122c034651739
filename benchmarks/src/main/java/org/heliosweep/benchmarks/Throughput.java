package org.heliosweep.benchmarks;

import java.util.List;
import java.util.Locale;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Backends;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Measurement;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;

/**
 * Measures the engine on a variant of W, on one thread.
 *
 * <pre>
 *   Throughput VARIANT [--backend NAME] [--block N] [--seconds S]
 * </pre>
 *
 * It first prints which back end it is and what it computed, in the lines of {@link Report}, and warms up. With {@code --seconds} it then
 * measures once and prints million scenarios per second, without it is {@linkplain Served#serve served}.
 */
public final class Throughput {
    private static final double WARM_UP_SECONDS = 3;

    private Throughput() {}

    /** The program. */
    public static void main(String[] arguments) {
        try {
            run(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(List<String> arguments) {
        if (arguments.size() % 2 == 0) {
            throw new IllegalArgumentException("needs a variant, and pairs of an option and a value");
        }
        Variant variant = Variant.labelled(arguments.getFirst());
        String backendName = Backends.AUTO;
        int blockSize = Sweep.DEFAULT_BLOCK_SIZE;
        double seconds = Double.NaN;
        for (int index = 1; index < arguments.size(); index += 2) {
            String value = arguments.get(index + 1);
            switch (arguments.get(index)) {
                case "--backend" -> backendName = value;
                case "--block" -> blockSize = Integer.parseInt(value);
                case "--seconds" -> seconds = Double.parseDouble(value);
                default -> throw new IllegalArgumentException("there is no option " + arguments.get(index));
            }
        }
        Backend backend = Backends.named(backendName);
        Plan plan = Workload.plan(variant);
        try (Loop loop = new Loop(plan, backend, blockSize)) {
            loop.evaluateFirst(checked(variant, plan));
            Served.print("backend " + backend.name() + "\n" + Report.of(loop, variant));
            Measurement.of(WARM_UP_SECONDS, loop::morsel);
            if (Double.isNaN(seconds)) {
                Served.serve(loop::morsel);
            } else {
                Measurement measurement = Measurement.of(seconds, loop::morsel);
                Served.print(String.format(Locale.ROOT, "%.3f million scenarios/s%n", measurement.rate() * 1e-6));
            }
        }
    }

    /** How many scenarios are reduced for the report: all that differ. */
    static long checked(Variant variant, Plan plan) {
        return switch (variant) {
            case WRITE -> plan.rows();
            case GRID, GRID_STATISTICS, RANDOM -> plan.size();
            case FLAT, STATISTICS, CHAIN_2, CHAIN_6, CHAIN_20 -> Workload.COLUMN;
        };
    }
}

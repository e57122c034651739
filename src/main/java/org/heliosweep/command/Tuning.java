package org.heliosweep.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.KernelException;
import org.heliosweep.plan.Effort;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.workload.Crew;
import org.heliosweep.workload.Pace;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;

/**
 * Measures what is fastest on this machine: for each back end how long it takes to start, the segments, where it has them, and the blocks; the number
 * of threads with the back end that sweeps use. One after the other, each with what was chosen before.
 */
final class Tuning {
    /** What sweeps do: every statistic of each output, and a grid, where what is hoisted matters. */
    static final List<Variant> VARIANTS = List.of(Variant.STATISTICS, Variant.GRID);

    private static final List<Integer> BLOCKS = List.of(4_096, 8_192, 16_384, 32_768, 65_536);

    /**
     * In hundredths of the default. Not far above it: what the JVM compiles for this workload it may not compile for
     * another one, which is then ten times slower.
     */
    private static final List<Integer> SEGMENTS = List.of(60, 80, 120);

    /** Into so many rounds the time for a choice is divided; they take longer where a batch does. */
    private static final int ROUNDS = 9;

    /** How the time for a choice is divided. */
    private static final double WARM_UP = 0.35;

    private static final double LONGEST_WARM_UP = 0.6;

    /** How the whole time is divided. */
    private static final int UNITS_OF_SEGMENTS = 6;

    private static final int UNITS_OF_BLOCKS = 3;
    private static final int UNITS_OF_THREADS = 2;
    private static final int UNITS_OF_RATES = 1;
    private static final int UNITS_OF_SINGLE_PRECISION = 2;
    private static final int UNITS_OF_START = 2;

    /** No start is shorter than what can be measured of it. */
    private static final double SHORTEST_START = 0.01;

    private final Backend preferred;
    private final List<Backend> backends;
    private final int processors;
    private final Consumer<String> step;
    private final double secondsPerUnit;
    private final List<Chosen> choices = new ArrayList<>();
    private final List<Rates> rates = new ArrayList<>();
    private final Map<Backend, Profile.Tuned> tuned = new LinkedHashMap<>();
    private final Map<Backend, Profile.Start> starts = new HashMap<>();
    private double deadline;
    private int begun;
    private int threads;

    /**
     * A setting that was chosen.
     *
     * @param backend for which back end; for all of them if it is the number of threads
     * @param setting which one: segment, block or threads
     */
    record Chosen(String backend, String setting, Choice choice) {}

    /**
     * The tuning of some back ends.
     *
     * @param preferred the one that sweeps use if nobody says another one
     * @param others the others
     * @param seconds how long it may take, about
     * @param step is told what is measured
     */
    Tuning(Backend preferred, List<Backend> others, int processors, double seconds, Consumer<String> step) {
        this.preferred = preferred;
        this.backends = Stream.concat(Stream.of(preferred), others.stream()).toList();
        this.processors = processors;
        this.threads = processors;
        this.step = step;
        this.secondsPerUnit = seconds / backends.stream().mapToInt(this::units).sum();
    }

    private int units(Backend backend) {
        return (backend.segment().isPresent() ? UNITS_OF_SEGMENTS : 0)
                + (backend.takesBlocks() ? UNITS_OF_BLOCKS : 0)
                + (backend.equals(preferred) && processors > 1 ? UNITS_OF_THREADS : 0)
                + UNITS_OF_RATES
                + UNITS_OF_SINGLE_PRECISION
                + UNITS_OF_START;
    }

    /** Measures. */
    void run() {
        deadline = now();
        // First of all, as in a JVM that has done nothing yet.
        backends.forEach(backend -> starts.put(backend, begin(backend)));
        for (Backend backend : backends) {
            OptionalInt segment = OptionalInt.empty();
            Backend cut = backend;
            if (backend.segment().isPresent()) {
                segment = OptionalInt.of(segment(backend));
                cut = backend.withSegment(segment.getAsInt());
            }
            int block;
            List<Profile.Throughput> throughputs = new ArrayList<>();
            try (Kernels kernels = new Kernels(cut, Precision.DOUBLE, processors)) {
                block = backend.takesBlocks() ? block(kernels) : Sweep.DEFAULT_BLOCK_SIZE;
                kernels.blockSize(block);
                if (backend.equals(preferred)) {
                    threads = threads(kernels);
                }
                begin(backend, "throughput", UNITS_OF_RATES);
                throughputs.addAll(throughputs(kernels));
            }
            throughputs.addAll(inSinglePrecision(cut, block));
            tuned.put(
                    backend,
                    new Profile.Tuned(
                            backend.name(),
                            backend.availability().reason(),
                            block,
                            segment,
                            starts.get(backend),
                            throughputs));
        }
    }

    /** What was chosen. */
    List<Chosen> choices() {
        return choices;
    }

    /** How fast each back end is with that, in each precision. */
    List<Rates> rates() {
        return rates;
    }

    /** How many threads were chosen. */
    int threads() {
        return threads;
    }

    /** What is to be kept. */
    Profile profile(Machine machine, Instant now) {
        return new Profile(machine, now, threads, List.copyOf(tuned.values()));
    }

    /** The default is compiled twice, since the JVM does not compile the same code to the same code each time. */
    private int segment(Backend backend) {
        int standard = backend.segment().orElseThrow();
        List<Integer> others = SEGMENTS.stream()
                .map(hundredths -> standard * hundredths / 100)
                .filter(each -> each >= Backend.SHORTEST_SEGMENT && each <= Backend.LONGEST_SEGMENT)
                .toList();
        double begin = begin(backend, "segment", UNITS_OF_SEGMENTS);
        List<Kernels> entrants = new ArrayList<>();
        try {
            IntStream.concat(IntStream.of(standard, standard), others.stream().mapToInt(each -> each))
                    .forEach(each -> entrants.add(new Kernels(backend.withSegment(each), Precision.DOUBLE, 1)));
            warmUp(entrants, begin);
            double seconds = turn(entrants.size());
            return choose(
                    backend, "segment", standard, others, at -> entrants.get(at).unhindered(seconds));
        } finally {
            entrants.forEach(Kernels::close);
        }
    }

    private int block(Kernels kernels) {
        List<Integer> others =
                BLOCKS.stream().filter(each -> each != Sweep.DEFAULT_BLOCK_SIZE).toList();
        double begin = begin(kernels.backend, "block", UNITS_OF_BLOCKS);
        warmUp(List.of(kernels), begin);
        double seconds = turn(others.size() + 2);
        return choose(kernels.backend, "block", Sweep.DEFAULT_BLOCK_SIZE, others, at -> {
            kernels.blockSize(at > Choice.AGAIN ? others.get(at - Choice.AGAIN - 1) : Sweep.DEFAULT_BLOCK_SIZE);
            return kernels.unhindered(seconds);
        });
    }

    /** Powers of two below the number of processors; one thread among them. */
    private int threads(Kernels kernels) {
        if (processors == 1) {
            return 1;
        }
        List<Integer> others = IntStream.iterate(1, each -> each < processors, each -> 2 * each)
                .boxed()
                .toList();
        begin(kernels.backend, "threads", UNITS_OF_THREADS);
        double seconds = turn(others.size() + 2);
        return choose(
                kernels.backend,
                "threads",
                processors,
                others,
                at -> kernels.rates(at > Choice.AGAIN ? others.get(at - Choice.AGAIN - 1) : processors, seconds));
    }

    /**
     * Evaluates with all threads, as long as it gets faster: as in a sweep, who compiles has no processor of its own. Inputs
     * are drawn, as in most studies; what draws them has to be compiled, too. Lost is the time that the same scenarios would
     * not have taken at the rate that was reached.
     */
    private Profile.Start begin(Backend backend) {
        double begin = begin(backend, "start", UNITS_OF_START);
        Plan plan = Workload.plan(Variant.RANDOM);
        double start = now();
        try (Crew crew = new Crew(plan, backend.forgetful(), Sweep.DEFAULT_BLOCK_SIZE, processors)) {
            double made = now() - start;
            double left = Math.max(0, deadline - begin);
            double[] scenarios = {0};
            double[] rate = {0};
            WarmUp.of(
                    seconds -> {
                        double before = now();
                        Pace pace = crew.pace(processors, seconds);
                        scenarios[0] += pace.rate() * (now() - before);
                        rate[0] = Math.max(rate[0], pace.rate());
                        return pace;
                    },
                    WARM_UP * left,
                    Math.max(0, deadline - now()));
            double lost = now() - start - (scenarios[0] > 0 ? scenarios[0] / rate[0] : 0);
            return new Profile.Start(
                    Math.max(Math.max(SHORTEST_START, made), lost),
                    Effort.of(plan).size());
        }
    }

    private List<Profile.Throughput> throughputs(Kernels kernels) {
        double seconds = Math.max(0, deadline - now()) / (2 * VARIANTS.size());
        List<Profile.Throughput> throughputs = new ArrayList<>();
        for (int at = 0; at < VARIANTS.size(); at++) {
            Variant variant = VARIANTS.get(at);
            Rates measured =
                    Rates.of(kernels.crews.get(at), variant, kernels.precision, kernels.backend, threads, seconds);
            rates.add(measured);
            Effort effort = kernels.efforts.get(at);
            double operations = kernels.backend.hoists() ? effort.hoisted() : effort.operations();
            throughputs.add(new Profile.Throughput(
                    variant.label(), kernels.precision, 1, measured.single().rate(), operations));
            if (threads > 1) {
                throughputs.add(new Profile.Throughput(
                        variant.label(),
                        kernels.precision,
                        threads,
                        measured.all().rate(),
                        operations));
            }
        }
        return throughputs;
    }

    /** Nothing where it does not compute in single precision: some devices take small numbers for zero. */
    private List<Profile.Throughput> inSinglePrecision(Backend backend, int block) {
        double begin = begin(backend, "single precision", UNITS_OF_SINGLE_PRECISION);
        try (Kernels kernels = new Kernels(backend, Precision.SINGLE, processors)) {
            kernels.blockSize(block);
            warmUp(List.of(kernels), begin);
            return throughputs(kernels);
        } catch (KernelException _) {
            return List.of();
        }
    }

    private int steps() {
        int threadSteps = processors > 1 ? 1 : 0;
        return threadSteps
                + backends.stream()
                        .mapToInt(backend -> 3
                                + (backend.takesBlocks() ? 1 : 0)
                                + (backend.segment().isPresent() ? 1 : 0))
                        .sum();
    }

    private double begin(Backend backend, String setting, int units) {
        begun++;
        step.accept("measuring " + setting + " of " + backend.name() + ", " + begun + " of " + steps());
        deadline += units * secondsPerUnit;
        return now();
    }

    private void warmUp(List<Kernels> entrants, double begin) {
        double left = Math.max(0, deadline - begin);
        double longest = begin + LONGEST_WARM_UP * left - now();
        WarmUp.of(seconds -> together(entrants, seconds), WARM_UP * left, longest);
    }

    /** All by turns, so that the JVM compiles one while another works. */
    private static Pace together(List<Kernels> entrants, double seconds) {
        int crews = entrants.size() * VARIANTS.size();
        double logarithms = 0;
        double shares = 0;
        for (Kernels entrant : entrants) {
            for (Crew crew : entrant.crews) {
                Pace pace = crew.pace(1, seconds / crews);
                logarithms += Math.log(pace.rate());
                shares += pace.share();
            }
        }
        return new Pace(Math.exp(logarithms / crews), shares / crews);
    }

    /** How long to measure one of some values on one variant. */
    private double turn(int entrants) {
        return Math.max(0, deadline - now()) / (ROUNDS * entrants * VARIANTS.size());
    }

    private int choose(
            Backend backend, String setting, int standard, List<Integer> others, IntFunction<double[]> measure) {
        Choice choice = Choice.measure(standard, others, measure, () -> now() >= deadline);
        choices.add(new Chosen(backend.name(), setting, choice));
        return choice.chosen();
    }

    private static double now() {
        return System.nanoTime() * 1e-9;
    }

    /** The variants in a precision, compiled by a back end. */
    private static final class Kernels implements AutoCloseable {
        private final Backend backend;
        private final Precision precision;
        private final List<Crew> crews = new ArrayList<>();
        private final List<Effort> efforts = new ArrayList<>();

        Kernels(Backend backend, Precision precision, int threads) {
            this.backend = backend;
            this.precision = precision;
            for (Variant variant : VARIANTS) {
                Plan plan = Workload.plan(variant, precision);
                crews.add(new Crew(plan, backend, Sweep.DEFAULT_BLOCK_SIZE, threads));
                efforts.add(Effort.of(plan));
            }
        }

        void blockSize(int wanted) {
            crews.forEach(crew -> crew.blockSize(wanted));
        }

        /** One thread, in the time in which it has a processor, if the system says that: other work has no part in it. */
        double[] unhindered(double seconds) {
            return crews.stream()
                    .map(crew -> crew.pace(1, seconds))
                    .mapToDouble(pace -> pace.share() > 0 ? pace.rate() / pace.share() : pace.rate())
                    .toArray();
        }

        double[] rates(int working, double seconds) {
            return crews.stream()
                    .mapToDouble(crew -> crew.pace(working, seconds).rate())
                    .toArray();
        }

        @Override
        public void close() {
            crews.forEach(Crew::close);
        }
    }
}

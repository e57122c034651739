package org.heliosweep.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Backends;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.vector.SegmentCounts;
import org.heliosweep.workload.Loop;
import org.heliosweep.workload.Variant;
import org.heliosweep.workload.Workload;

/**
 * How a fresh JVM becomes fast: evaluates a variant of W from the first scenario on, and notes after each batch of one
 * thread how much time of processors the thread and the process have used. Other threads, if they are wanted, evaluate
 * beside it with the same kernel.
 *
 * <pre>
 *   WarmUp VARIANT [--seconds S] [--threads N]
 * </pre>
 *
 * It prints lines of a name and a number: the time of processors, all threads of the JVM together, from the start of the
 * JVM until the plan stands ({@code planned}), until the first batch is done ({@code first}) and until the throughput
 * has reached 80 % of its peak ({@code reached}), all in seconds; the peak in million scenarios per second of the
 * thread's time ({@code peak}); how many segments stay uncompiled ({@code stuck}); and the bytes that the thread
 * allocates per scenario in the second half ({@code bytes}).
 */
public final class WarmUp {
    /** The throughput is that of so much time of the thread. */
    private static final long WINDOW = 10_000_000;

    private static final double REACHED = 0.8;

    private static final int MOST_BATCHES = 1 << 20;

    private final long[] scenarios = new long[MOST_BATCHES];
    private final long[] ofThread = new long[MOST_BATCHES];
    private final long[] ofProcess = new long[MOST_BATCHES];
    private int batches;

    private WarmUp() {}

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
        double seconds = 6;
        int threads = 1;
        for (int index = 1; index < arguments.size(); index += 2) {
            String value = arguments.get(index + 1);
            switch (arguments.get(index)) {
                case "--seconds" -> seconds = Double.parseDouble(value);
                case "--threads" -> threads = Integer.parseInt(value);
                default -> throw new IllegalArgumentException("there is no option " + arguments.get(index));
            }
        }
        Plan plan = Workload.plan(Variant.labelled(arguments.getFirst()));
        try (Loop loop = new Loop(plan, Backends.named(Backends.AUTO), Sweep.DEFAULT_BLOCK_SIZE)) {
            measureBeside(loop, threads - 1, seconds);
        }
    }

    private static void measureBeside(Loop loop, int others, double seconds) {
        AtomicBoolean ended = new AtomicBoolean();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> evaluations = IntStream.rangeClosed(1, others)
                    .mapToObj(part -> loop.beside(part, others + 1))
                    .<Future<?>>map(other -> threads.submit(() -> evaluateUntil(ended, other)))
                    .toList();
            try {
                new WarmUp().measure(loop, seconds);
            } finally {
                ended.set(true);
            }
            for (Future<?> each : evaluations) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a thread beside failed", e);
        }
    }

    private static void evaluateUntil(AtomicBoolean ended, Loop loop) {
        try (loop) {
            while (!ended.get()) {
                loop.batch();
            }
        }
    }

    private void measure(Loop loop, double seconds) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        note(0, threads.getCurrentThreadCpuTime(), system.getProcessCpuTime());
        long end = ofThread[0] + (long) (seconds * 1e9);
        long half = (ofThread[0] + end) / 2;
        long allocated = 0;
        int warm = 0;
        while (ofThread[batches - 1] < end && batches < MOST_BATCHES) {
            int evaluated = loop.batch();
            note(scenarios[batches - 1] + evaluated, threads.getCurrentThreadCpuTime(), system.getProcessCpuTime());
            if (warm == 0 && ofThread[batches - 1] >= half) {
                warm = batches - 1;
                allocated = threads.getCurrentThreadAllocatedBytes();
            }
        }
        allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
        double peak = peak(warm);
        print("planned", ofProcess[0] * 1e-9);
        print("first", ofProcess[1] * 1e-9);
        print("reached", ofProcess[reached(REACHED * peak)] * 1e-9);
        print("peak", peak * 1e3);
        print("stuck", SegmentCounts.now().reported());
        print("bytes", (double) allocated / (scenarios[batches - 1] - scenarios[warm]));
    }

    private void note(long done, long thread, long process) {
        scenarios[batches] = done;
        ofThread[batches] = thread;
        ofProcess[batches] = process;
        batches++;
    }

    /** The median of the throughput from a batch on, in scenarios per nanosecond. */
    private double peak(int from) {
        double[] rates = new double[batches - from];
        int windows = 0;
        for (int begin = from; window(begin) < batches; begin = window(begin)) {
            rates[windows++] = rate(begin, window(begin));
        }
        Arrays.sort(rates, 0, windows);
        return rates[windows / 2];
    }

    /** The batch from which on the throughput is first as much as this; the last one if it never is. */
    private int reached(double wanted) {
        for (int begin = 0; window(begin) < batches; begin++) {
            if (rate(begin, window(begin)) >= wanted) {
                return begin;
            }
        }
        return batches - 1;
    }

    /** Where a window ends that begins at a batch. */
    private int window(int begin) {
        int end = begin;
        while (end < batches && ofThread[end] - ofThread[begin] < WINDOW) {
            end++;
        }
        return end;
    }

    private double rate(int begin, int end) {
        return (double) (scenarios[end] - scenarios[begin]) / (ofThread[end] - ofThread[begin]);
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.4f%n", name, value);
    }
}

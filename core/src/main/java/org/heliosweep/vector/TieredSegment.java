package org.heliosweep.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A segment, from its first run on. Generated code is slow, and makes objects for every vector, until the JVM has
 * compiled it. Until then the segment is interpreted, and the generated code is tried on the first scenarios of runs, so
 * that the JVM gets to know it; once it allocates nothing it takes over. So the work of a trial is done twice, which
 * changes nothing: both read the same and write the same.
 *
 * <p>What is still not compiled after many trials is reported once, and stays interpreted.
 *
 * <p>Shared between threads, like the program. Counts that threads lose to each other do not matter.
 */
final class TieredSegment {
    /** Whether all runs are done both ways and compared. */
    private static final boolean IS_VERIFIED = Boolean.getBoolean("heliosweep.vector.verify");

    /** On so many scenarios generated code is tried: few, since it runs slowly, and what it calls gets compiled as well. */
    private static final int TRIAL = Lanes.COUNT;

    /** After so many trials the JVM should have compiled a method, with thresholds that nobody has changed too. */
    private static final int PATIENCE = Integer.getInteger("heliosweep.vector.patience", 6_000);

    /** It may still be waiting for its compiler then: at least so long for each trial. */
    private static final long NANOS_PER_TRIAL = 3_000_000;

    /** When it seems in vain, trials take no more than this part of the time of interpreting; half of all before. */
    private static final int SHARE_IN_VAIN = 50;

    private final Layout layout;
    private final States states;
    private final Segment segment;
    private final int blockLength;
    private final int number;

    private SegmentInterpreter interpreter;
    private volatile SegmentCode generated;

    /** The generated code once it is compiled, otherwise null. */
    private volatile SegmentCode compiled;

    private long trials;
    private long trialNanos;
    private long interpreterNanos;
    private long firstTrial;
    private boolean isReported;

    /**
     * A segment of a program.
     *
     * @param number which one it is, from 0 on
     */
    TieredSegment(Layout layout, States states, Segment segment, int blockLength, int number) {
        this.layout = layout;
        this.states = states;
        this.segment = segment;
        this.blockLength = blockLength;
        this.number = number;
    }

    /** Computes a run. */
    void run(Scratch scratch) {
        SegmentCode code = compiled;
        if (code != null) {
            code.run(scratch);
        } else {
            warmUp(scratch);
        }
    }

    /** Computes a run, and sees whether the generated code is compiled still. */
    void runWatched(Scratch scratch) {
        SegmentCode code = compiled;
        if (code == null) {
            warmUp(scratch);
        } else if (Allocation.isCounted() && allocates(code, scratch)) {
            setCompiled(null);
        }
    }

    private void warmUp(Scratch scratch) {
        SegmentCode code = generated();
        if (IS_VERIFIED) {
            new SegmentVerifier(layout, states, segment, blockLength).run(code, interpreter(), scratch);
            return;
        }
        if (!Allocation.isCounted()) {
            setCompiled(code);
            code.run(scratch);
            return;
        }
        long start = System.nanoTime();
        if (trialNanos <= interpreterNanos / (isReported ? SHARE_IN_VAIN : 1)) {
            int length = scratch.length;
            scratch.length = Math.min(length, TRIAL);
            long before = Allocation.bytes();
            code.run(scratch);
            long bytes = Allocation.bytes() - before;
            boolean isCompiled = bytes < scratch.length;
            trials++;
            scratch.length = length;
            long now = System.nanoTime();
            trialNanos += now - start;
            start = now;
            if (isCompiled) {
                setCompiled(code);
                code.run(scratch);
                return;
            }
            if (trials == 1) {
                firstTrial = start;
            } else if (trials >= PATIENCE && !isReported && start - firstTrial >= PATIENCE * NANOS_PER_TRIAL) {
                report((double) bytes / Math.min(length, TRIAL));
            }
        }
        interpreter().run(scratch);
        interpreterNanos += System.nanoTime() - start;
    }

    private synchronized void setCompiled(SegmentCode code) {
        if ((code == null) != (compiled == null)) {
            SegmentCounts.COMPILED.addAndGet(code == null ? -1 : 1);
        }
        compiled = code;
    }

    /** Runs generated code; whether it allocated for scenarios, and not once for the run. */
    private static boolean allocates(SegmentCode code, Scratch scratch) {
        long before = Allocation.bytes();
        code.run(scratch);
        return Allocation.bytes() - before >= scratch.length;
    }

    private synchronized void report(double bytes) {
        if (isReported) {
            return;
        }
        isReported = true;
        SegmentCounts.REPORTED.incrementAndGet();
        System.getLogger(TieredSegment.class.getPackageName())
                .log(
                        System.Logger.Level.WARNING,
                        "The JVM has not compiled segment {0} of a program, of {1} operations: after {2} calls it allocates"
                                + " {3} bytes per scenario still. It is interpreted instead, which is slower.",
                        number,
                        segment.items().size(),
                        trials,
                        Math.round(bytes));
    }

    private synchronized SegmentInterpreter interpreter() {
        if (interpreter == null) {
            interpreter = new SegmentInterpreter(layout, states, segment, blockLength);
        }
        return interpreter;
    }

    private SegmentCode generated() {
        if (generated == null) {
            synchronized (this) {
                if (generated == null) {
                    SegmentCounts.USED.incrementAndGet();
                    generated = loaded(SegmentWriter.write(layout, states, segment, blockLength));
                }
            }
        }
        return generated;
    }

    private static SegmentCode loaded(byte[] bytes) {
        try {
            MethodHandles.Lookup generated = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (SegmentCode) generated
                    .findConstructor(generated.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("a generated segment cannot be loaded", e);
        }
    }
}

package org.heliosweep.vector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.IntUnaryOperator;

/**
 * A segment, from its first run on. Generated code is slow, and makes objects for every vector, until the JVM has
 * compiled it. Until then the segment is interpreted, and the generated code is tried on the first scenarios of runs, so
 * that the JVM gets to know it; once it allocates nothing it takes over. So the work of a trial is done twice, which
 * changes nothing: both read the same and write the same.
 *
 * <p>What still makes objects after many trials is loaded again: the JVM never looks again at what it has compiled, even
 * if it knew too little then of what the code calls. What is not compiled after that either is reported once, and stays
 * interpreted; from then on it is tried rarely. Code that was compiled and is so no more, for the JVM takes it back, begins
 * anew.
 *
 * <p>Shared between threads, like the program. Counts that threads lose to each other do not matter.
 */
final class TieredSegment {
    /** Whether all runs are done both ways and compared. */
    private static final boolean IS_VERIFIED = Boolean.getBoolean("heliosweep.vector.verify");

    /**
     * As long as trials take longer they are of as few scenarios as there can be: what generated code calls gets warm as
     * well, and is compiled for nothing. Then they are longer: whole runs where there are states, for the JVM has to see
     * such loops as they will be.
     */
    private static final long SHORT_NANOS = 50_000;

    /** After so many trials the JVM should have compiled a method, with thresholds that nobody has changed too. */
    private static final int PATIENCE = Integer.getInteger("heliosweep.vector.patience", 6_000);

    /** So long it may take until code is loaded again, if it has been tried so often. */
    private static final long RENEWAL_NANOS = 1_000_000_000;

    /** How often it is loaded again at most. */
    private static final int MOST_RENEWALS = 3;

    /** It may still be waiting for its compiler then: at least so long for each trial. */
    private static final long NANOS_PER_TRIAL = 3_000_000;

    /**
     * Code that is not compiled makes a vector or a mask of each operation, which is at least 12 bytes per scenario.
     * Compiled code may make one here and there, and be faster still than the interpreter.
     */
    private static final int BYTES_PER_OPERATION = 4;

    /** For as long as a trial took, or once it seems in vain for so many times as long, there is no other. */
    private static final int PAUSE_IN_VAIN = 50;

    private final Layout layout;
    private final States states;
    private final Segment segment;
    private final IntUnaryOperator slots;
    private final int number;

    private final int longTrial;

    private SegmentInterpreter interpreter;
    private volatile SegmentCode generated;

    /** The generated code once it is compiled, otherwise null. */
    private volatile SegmentCode compiled;

    private long trials;
    private int trialLength = Lanes.COUNT;
    private int renewals;
    private long trialsOfLoaded;
    private long loadedAt;
    private long firstTrial;
    private long nextTrial = Long.MIN_VALUE;
    private volatile boolean isReported;
    private boolean isLogged;

    /**
     * A segment of a program.
     *
     * @param slots where the values of a node lie in the scratch array of its type
     * @param number which one it is, from 0 on
     */
    TieredSegment(Layout layout, States states, Segment segment, IntUnaryOperator slots, int number) {
        this.layout = layout;
        this.states = states;
        this.segment = segment;
        this.slots = slots;
        this.number = number;
        this.longTrial = segment.hasState() ? Integer.MAX_VALUE : 2 * States.LANES;
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
            new SegmentVerifier(layout, states, segment, slots).run(code, interpreter(), scratch);
            return;
        }
        if (!Allocation.isCounted()) {
            setCompiled(code);
            code.run(scratch);
            return;
        }
        long start = System.nanoTime();
        if (nextTrial == Long.MIN_VALUE || start - nextTrial >= 0) {
            int length = scratch.length;
            int rows = scratch.shorten(Math.min(length, trialLength));
            boolean allocates = allocates(code, scratch);
            scratch.lengthen(length, rows);
            if (!allocates) {
                setCompiled(code);
                code.run(scratch);
                return;
            }
            long end = System.nanoTime();
            nextTrial = end + (end - start) * (isReported ? PAUSE_IN_VAIN : 1);
            trialLength = end - start < SHORT_NANOS ? longTrial : trialLength;
            trials++;
            if (trials == 1) {
                firstTrial = start;
            } else if (trials >= PATIENCE && !isReported && end - firstTrial >= PATIENCE * NANOS_PER_TRIAL) {
                report(scratch);
            }
            if (++trialsOfLoaded >= PATIENCE && end - loadedAt >= RENEWAL_NANOS) {
                renew();
            }
        }
        interpreter().run(scratch);
    }

    private synchronized void setCompiled(SegmentCode code) {
        if ((code == null) != (compiled == null)) {
            SegmentCounts.COMPILED.addAndGet(code == null ? -1 : 1);
        }
        if (code != null && isReported) {
            isReported = false;
            SegmentCounts.REPORTED.decrementAndGet();
        }
        trials = 0;
        nextTrial = Long.MIN_VALUE;
        compiled = code;
    }

    /** Runs generated code; whether it allocated as what is not compiled does. */
    private boolean allocates(SegmentCode code, Scratch scratch) {
        return allocated(code, scratch)
                >= (long) BYTES_PER_OPERATION * segment.items().size() * scratch.length;
    }

    private static long allocated(SegmentCode code, Scratch scratch) {
        long before = Allocation.bytes();
        code.run(scratch);
        return Allocation.bytes() - before;
    }

    private synchronized void report(Scratch scratch) {
        if (isReported) {
            return;
        }
        isReported = true;
        SegmentCounts.REPORTED.incrementAndGet();
        if (isLogged) {
            return;
        }
        isLogged = true;
        System.getLogger(TieredSegment.class.getPackageName())
                .log(
                        System.Logger.Level.WARNING,
                        "The JVM has not compiled segment {0} of a program, of {1} operations: after {2} calls it allocates"
                                + " {3} bytes per scenario still. It is interpreted until it is compiled, which is slower.",
                        number,
                        segment.items().size(),
                        trials,
                        Math.round((double) allocated(generated(), scratch) / scratch.length));
    }

    private synchronized SegmentInterpreter interpreter() {
        if (interpreter == null) {
            interpreter = new SegmentInterpreter(layout, states, segment, slots);
        }
        return interpreter;
    }

    private SegmentCode generated() {
        if (generated == null) {
            synchronized (this) {
                if (generated == null) {
                    SegmentCounts.USED.incrementAndGet();
                    load();
                }
            }
        }
        return generated;
    }

    private synchronized void renew() {
        if (renewals < MOST_RENEWALS && trialsOfLoaded >= PATIENCE && compiled == null) {
            renewals++;
            SegmentCounts.RENEWED.incrementAndGet();
            load();
        }
    }

    private void load() {
        trialsOfLoaded = 0;
        loadedAt = System.nanoTime();
        generated = loaded(SegmentWriter.write(layout, states, segment, slots));
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

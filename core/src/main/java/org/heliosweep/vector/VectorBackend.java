package org.heliosweep.vector;

import java.util.Optional;
import java.util.OptionalInt;
import org.heliosweep.kernel.Backend;
import org.heliosweep.kernel.Kernel;
import org.heliosweep.kernel.Speed;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;

/** Bytecode for vector units, generated for each plan; its results have the bits of the scalar interpreter. */
public final class VectorBackend implements Backend {
    /** Seconds until the JVM has compiled a small plan, where another processor is free for that now and then. */
    private static final double START = 1.2;

    /** Operations per second of a lane, as statistics over many inputs have it; measured with eight lanes. */
    private static final double RATE_OF_LANE = 6e9;

    /** The same over a grid, where much of what is hoisted is a copy. */
    private static final double HOISTED_RATE_OF_LANE = 12e9;

    /** In single precision, where each operation is followed by two conversions. */
    private static final double SHARE_IN_SINGLE = 0.55;

    private final int longestSegment;

    /** For {@link java.util.ServiceLoader}. */
    public VectorBackend() {
        this(Layout.LONGEST_SEGMENT);
    }

    private VectorBackend(int longestSegment) {
        this.longestSegment = longestSegment;
    }

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public String description() {
        return "code for the processor's vector units, generated for each study";
    }

    @Override
    public Availability availability() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present
                ? Availability.yes(Lanes.COUNT + " lanes of 64 bits")
                : Availability.no("the JVM was started without --add-modules jdk.incubator.vector");
    }

    @Override
    public boolean keepsBits() {
        return true;
    }

    @Override
    public boolean hoists() {
        return true;
    }

    @Override
    public Optional<Speed> speed(Precision precision) {
        double share = switch (precision) {
            case DOUBLE -> 1;
            case SINGLE -> SHARE_IN_SINGLE;
        };
        return Optional.of(new Speed(
                START,
                Speed.Rate.perThread(share * RATE_OF_LANE * Lanes.COUNT),
                Speed.Rate.perThread(share * HOISTED_RATE_OF_LANE * Lanes.COUNT)));
    }

    @Override
    public OptionalInt segment() {
        return OptionalInt.of(longestSegment);
    }

    @Override
    public Backend withSegment(int operations) {
        if (operations < SHORTEST_SEGMENT || operations > LONGEST_SEGMENT) {
            throw new IllegalArgumentException(
                    "a segment has " + SHORTEST_SEGMENT + " to " + LONGEST_SEGMENT + " operations, not " + operations);
        }
        return new VectorBackend(operations);
    }

    @Override
    public Kernel compile(Plan plan) {
        return new VectorKernel(plan.withCalls(), longestSegment);
    }
}

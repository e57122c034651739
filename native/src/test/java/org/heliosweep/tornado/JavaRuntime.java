package org.heliosweep.tornado;

import java.lang.constant.ClassDesc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.heliosweep.kernel.Backend;

/**
 * Runs kernels as the Java that they are, one work item after the other: what can be tested of the back end without
 * TornadoVM. Classes of the same form stand for those of its interface.
 */
final class JavaRuntime implements TornadoRuntime {
    private final double error;
    private final long wrongFrom;

    JavaRuntime() {
        this(0, Long.MAX_VALUE);
    }

    /**
     * One that computes something else.
     *
     * @param error by what the first real is multiplied, less 1
     * @param wrongFrom for scenarios from this number on
     */
    JavaRuntime(double error, long wrongFrom) {
        this.error = error;
        this.wrongFrom = wrongFrom;
    }

    /** What TornadoVM executes. */
    @FunctionalInterface
    public interface Task {
        /** For one work item. */
        void apply(Object context, Object range, Object table, Object reals, Object integers, Object truths);
    }

    /** Which work item it is. */
    @SuppressWarnings("PublicField") // as in TornadoVM
    public static final class Context {
        public Integer globalIdx = 0;
    }

    /** Numbers outside the heap, whose accesses are checked. */
    public static class Numbers {
        final MemorySegment segment;

        Numbers(long bytes) {
            segment = Arena.ofAuto().allocate(bytes, Long.BYTES);
        }
    }

    public static final class Reals extends Numbers {
        Reals(long length) {
            super(length * Double.BYTES);
        }

        public double get(int index) {
            return segment.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
        }

        public void set(int index, double value) {
            segment.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
        }
    }

    public static final class Integers extends Numbers {
        Integers(long length) {
            super(length * Long.BYTES);
        }

        public long get(int index) {
            return segment.getAtIndex(ValueLayout.JAVA_LONG, index);
        }

        public void set(int index, long value) {
            segment.setAtIndex(ValueLayout.JAVA_LONG, index, value);
        }
    }

    public static final class Truths extends Numbers {
        Truths(long length) {
            super(length);
        }

        public void set(int index, byte value) {
            segment.set(ValueLayout.JAVA_BYTE, index, value);
        }
    }

    @Override
    public Backend.Availability availability() {
        return Backend.Availability.yes("this JVM");
    }

    @Override
    public KernelTypes types() {
        return new KernelTypes(
                described(Task.class),
                described(Context.class),
                described(Integers.class),
                described(Reals.class),
                described(Truths.class),
                described(Math.class));
    }

    private static ClassDesc described(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    @Override
    public Launch load(KernelCode code) {
        return new JavaLaunch(code);
    }

    private final class JavaLaunch implements Launch {
        private final KernelCode code;
        private final Task task;
        private final Context context = new Context();
        private final Integers range = new Integers(KernelCode.RANGE);
        private final Reals table;
        private final Reals reals;
        private final Integers integers;
        private final Truths truths;

        JavaLaunch(KernelCode code) {
            this.code = code;
            this.table = new Reals(code.table().size());
            this.reals = new Reals((long) code.reals() * code.capacity());
            this.integers = new Integers((long) code.integers() * code.capacity());
            this.truths = new Truths((long) code.truths() * code.capacity());
            for (int index = 0; index < code.table().size(); index++) {
                table.set(index, code.table().get(index));
            }
            task = KernelLoader.load(code, Task.class);
        }

        @Override
        public void run(long first, int count) {
            range.set(0, first);
            range.set(1, first + count - 1);
            for (int item = 0; item < KernelCode.padded(count); item++) {
                context.globalIdx = item;
                task.apply(context, range, table, reals, integers, truths);
            }
            for (int item = 0; item < count && error != 0; item++) {
                if (first + item >= wrongFrom) {
                    reals.set(item, reals.get(item) * (1 + error));
                }
            }
        }

        @Override
        public MemorySegment reals() {
            return reals.segment;
        }

        @Override
        public MemorySegment integers() {
            return integers.segment;
        }

        @Override
        public MemorySegment truths() {
            return truths.segment;
        }

        @Override
        public void close() {
            range.set(0, -code.capacity());
        }
    }
}

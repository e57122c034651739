package org.heliosweep.device.compute;

import static org.heliosweep.device.compute.ArgumentKind.BUFFER;
import static org.heliosweep.device.compute.ArgumentKind.DOUBLE;
import static org.heliosweep.device.compute.ArgumentKind.INT;
import static org.heliosweep.device.compute.ArgumentKind.LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every device must do, whatever it is reached through. */
public abstract class DeviceContract {
    private static final int GROUP = 64;

    private Device device;
    private DeviceProgram program;
    private DeviceQueue queue;

    /** Opens a device, or skips the test with a reason. */
    protected abstract Device open();

    @BeforeEach
    void prepare() {
        device = open();
        program = device.compile(language(), TestKernels.source(language()), List.of());
        queue = device.queue();
    }

    @AfterEach
    protected void close() {
        if (device != null) {
            device.close();
        }
    }

    private SourceLanguage language() {
        return device.description().languages().getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 1000, 4097, 65_537})
    void addsArraysOfAnyLength(int count) {
        double[] a = new SplittableRandom(1).doubles(count).toArray();
        double[] b = new SplittableRandom(2).doubles(count).toArray();
        DeviceBuffer sums = device.allocate(8L * count);
        DeviceKernel add = program.kernel("add", BUFFER, BUFFER, BUFFER, LONG)
                .setBuffer(0, onDevice(a))
                .setBuffer(1, onDevice(b))
                .setBuffer(2, sums)
                .setLong(3, count);
        launch(queue, add, count);
        assertArrayEquals(
                IntStream.range(0, count).mapToDouble(at -> a[at] + b[at]).toArray(), onHost(sums));
    }

    @Test
    void argumentsOfAllKindsStayAsTheyAreSet() {
        int count = 10;
        DeviceBuffer first = device.allocate(8L * count);
        DeviceBuffer second = device.allocate(8L * count);
        DeviceBuffer third = device.allocate(8L * count);
        DeviceKernel kernel = program.kernel("all_kinds", INT, BUFFER, LONG, DOUBLE, INT)
                .setInt(0, -7)
                .setBuffer(1, first)
                .setLong(2, 1L << 40)
                .setDouble(3, 0.125)
                .setInt(4, count);
        launch(queue, kernel, count);
        kernel.setBuffer(1, second).setDouble(3, -0.5);
        launch(queue, kernel, count);
        kernel.setBuffer(1, third).setInt(0, Integer.MAX_VALUE).setLong(2, Long.MIN_VALUE);
        launch(queue, kernel, count);
        assertArrayEquals(allKinds(-7, 1L << 40, 0.125, count), onHost(first));
        assertArrayEquals(allKinds(-7, 1L << 40, -0.5, count), onHost(second));
        assertArrayEquals(allKinds(Integer.MAX_VALUE, Long.MIN_VALUE, -0.5, count), onHost(third));
    }

    private static double[] allKinds(int first, long second, double third, int count) {
        return IntStream.range(0, count)
                .mapToDouble(at -> first * 1e6 + second / 1e3 + third + at)
                .toArray();
    }

    @Test
    void operationsHaveTheBitsThatTheyHaveInJava() {
        int count = 40_000;
        double[] a = AwkwardReals.of(3, count);
        double[] b = AwkwardReals.of(4, count);
        double[] c = AwkwardReals.of(5, count);
        DeviceBuffer out = device.allocate(64L * count);
        DeviceKernel operations = program.kernel("operations", BUFFER, BUFFER, BUFFER, BUFFER, LONG)
                .setBuffer(0, onDevice(a))
                .setBuffer(1, onDevice(b))
                .setBuffer(2, onDevice(c))
                .setBuffer(3, out)
                .setLong(4, count);
        launch(queue, operations, count);
        double[] results = onHost(out);
        int subnormal = 0;
        int contractible = 0;
        for (int at = 0; at < count; at++) {
            double x = a[at];
            double y = b[at];
            double z = c[at];
            double[] expected = {x + y, x - y, x * y, x / y, Math.sqrt(x), Math.fma(x, y, z), x * y + z, x * x - y * y};
            for (int operation = 0; operation < expected.length; operation++) {
                // All NaN are one: their payloads differ between machines.
                assertEquals(
                        Double.doubleToLongBits(expected[operation]),
                        Double.doubleToLongBits(results[8 * at + operation]),
                        () -> x + ", " + y + ", " + z);
                subnormal += expected[operation] != 0 && Math.abs(expected[operation]) < Double.MIN_NORMAL ? 1 : 0;
            }
            contractible += Double.doubleToLongBits(expected[5]) != Double.doubleToLongBits(expected[6]) ? 1 : 0;
        }
        assertTrue(subnormal > 1000, "results that are subnormal: " + subnormal);
        assertTrue(contractible > 500, "results that contraction would change: " + contractible);
    }

    /** Functions of the engine compute with the representations of reals as integers. */
    @Test
    void representationsAreIntegersOfSixtyFourBits() {
        int count = 1_001;
        double[] values = new SplittableRandom(8).doubles(count, -1e9, 1e9).toArray();
        DeviceBuffer mixed = device.allocate(8L * count);
        DeviceBuffer halves = device.allocate(8L * count);
        DeviceKernel representations = program.kernel("representations", BUFFER, BUFFER, BUFFER, LONG)
                .setBuffer(0, onDevice(values))
                .setBuffer(1, mixed)
                .setBuffer(2, halves)
                .setLong(3, count);
        launch(queue, representations, count);
        assertArrayEquals(
                Arrays.stream(values)
                        .mapToLong(Double::doubleToRawLongBits)
                        .map(bits -> (bits * 0x9E3779B97F4A7C15L) >>> 7 ^ (bits >> 3))
                        .toArray(),
                bytes(mixed).toArray(ValueLayout.JAVA_LONG));
        assertArrayEquals(Arrays.stream(values).map(value -> value / 2).toArray(), onHost(halves));
    }

    @Test
    void countsAtomically() {
        int count = 100_003;
        int buckets = 17;
        double[] values = new SplittableRandom(6).doubles(count).toArray();
        int[] expected = new int[buckets];
        for (double value : values) {
            expected[(int) (value * buckets)]++;
        }
        DeviceBuffer counts = device.allocate(4L * buckets);
        queue.zero(counts, 0, counts.bytes());
        DeviceKernel histogram = program.kernel("histogram", BUFFER, BUFFER, LONG, INT)
                .setBuffer(0, onDevice(values))
                .setBuffer(1, counts)
                .setLong(2, count)
                .setInt(3, buckets);
        launch(queue, histogram, count);
        assertArrayEquals(expected, bytes(counts).toArray(ValueLayout.JAVA_INT));
    }

    @Test
    void addsUpInTreesOfLocalMemory() {
        int groups = 33;
        double[] values = new SplittableRandom(7).doubles((long) GROUP * groups).toArray();
        DeviceBuffer sums = device.allocate(8L * groups);
        DeviceKernel treeSum = program.kernel("tree_sum", BUFFER, BUFFER)
                .setBuffer(0, onDevice(values))
                .setBuffer(1, sums);
        queue.launch(treeSum, groups, GROUP);
        double[] expected = new double[groups];
        for (int group = 0; group < groups; group++) {
            double[] partial = Arrays.copyOfRange(values, GROUP * group, GROUP * (group + 1));
            for (int distance = GROUP / 2; distance > 0; distance /= 2) {
                for (int lane = 0; lane < distance; lane++) {
                    partial[lane] += partial[lane + distance];
                }
            }
            expected[group] = partial[0];
        }
        assertArrayEquals(expected, onHost(sums));
    }

    @Test
    void queuesOverlapInAPipelineOfTwo() {
        int count = 10_001;
        int blocks = 12;
        int steps = 50;
        DeviceQueue[] queues = {queue, device.queue()};
        HostBuffer[] host = {device.allocateHost(8L * count), device.allocateHost(8L * count)};
        DeviceBuffer[] buffers = {device.allocate(8L * count), device.allocate(8L * count)};
        DeviceEvent[] done = {device.event(), device.event()};
        DeviceKernel iterate =
                program.kernel("iterate", BUFFER, LONG, INT).setLong(1, count).setInt(2, steps);
        List<double[]> results = new ArrayList<>();
        for (int block = 0; block < blocks + 2; block++) {
            int turn = block % 2;
            if (block >= 2) {
                done[turn].await();
                results.add(host[turn].segment().toArray(ValueLayout.JAVA_DOUBLE));
            }
            if (block < blocks) {
                MemorySegment.copy(block(block, count), 0, host[turn].segment(), ValueLayout.JAVA_DOUBLE, 0, count);
                queues[turn].copy(host[turn], 0, buffers[turn], 0, 8L * count);
                iterate.setBuffer(0, buffers[turn]);
                launch(queues[turn], iterate, count);
                queues[turn].copy(buffers[turn], 0, host[turn], 0, 8L * count);
                queues[turn].record(done[turn]);
            }
        }
        for (int block = 0; block < blocks; block++) {
            assertArrayEquals(iterated(block(block, count), steps), results.get(block), "block " + block);
        }
    }

    @Test
    void aQueueWaitsForAnEventOfAnother() {
        int count = 5_000;
        int rounds = 8;
        double[] values = block(0, count);
        DeviceQueue other = device.queue();
        DeviceBuffer buffer = onDevice(values);
        DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT)
                .setBuffer(0, buffer)
                .setLong(1, count)
                .setInt(2, 3);
        DeviceEvent ready = device.event();
        other.await(ready); // has happened, since nobody has recorded it
        for (int round = 0; round < rounds; round++) {
            DeviceQueue mine = round % 2 == 0 ? queue : other;
            launch(mine, iterate, count);
            mine.record(ready);
            (round % 2 == 0 ? other : queue).await(ready);
        }
        assertArrayEquals(iterated(values, 3 * rounds), onHost(buffer));
        ready.await();
        assertTrue(ready.hasHappened());
    }

    private static double[] block(int block, int count) {
        return new SplittableRandom(100 + block).doubles(count, -1e3, 1e3).toArray();
    }

    private static double[] iterated(double[] values, int steps) {
        double[] results = values.clone();
        for (int step = 0; step < steps; step++) {
            for (int at = 0; at < results.length; at++) {
                results[at] = results[at] * 0.5 + 1.25;
            }
        }
        return results;
    }

    @Test
    void threadsUseQueuesOfTheirOwn() throws Exception {
        int count = 2_003;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<double[]>> results = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                double[] values = block(thread, count);
                results.add(threads.submit(() -> {
                    try (DeviceQueue mine = device.queue();
                            DeviceBuffer buffer = device.allocate(8L * count);
                            HostBuffer host = device.allocateHost(8L * count);
                            DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT)) {
                        MemorySegment.copy(values, 0, host.segment(), ValueLayout.JAVA_DOUBLE, 0, count);
                        mine.copy(host, 0, buffer, 0, 8L * count);
                        iterate.setBuffer(0, buffer).setLong(1, count).setInt(2, 1);
                        for (int step = 0; step < 20; step++) {
                            launch(mine, iterate, count);
                        }
                        mine.copy(buffer, 0, host, 0, 8L * count);
                        mine.finish();
                        return host.segment().toArray(ValueLayout.JAVA_DOUBLE);
                    }
                }));
            }
            for (int thread = 0; thread < 4; thread++) {
                assertArrayEquals(
                        iterated(block(thread, count), 20), results.get(thread).get());
            }
        }
    }

    @Test
    void copiesAndZeroesPartsOfBuffers() {
        DeviceBuffer buffer = device.allocate(100);
        HostBuffer host = device.allocateHost(200);
        for (int at = 0; at < 200; at++) {
            host.segment().set(ValueLayout.JAVA_BYTE, at, (byte) at);
        }
        queue.copy(host, 50, buffer, 0, 100);
        queue.zero(buffer, 10, 7);
        queue.zero(buffer, 99, 1);
        queue.copy(host, 0, buffer, 60, 3);
        queue.copy(host, 0, buffer, 60, 0);
        queue.zero(buffer, 100, 0);
        HostBuffer back = device.allocateHost(101);
        queue.copy(buffer, 0, back, 1, 100);
        queue.finish();
        byte[] expected = new byte[101];
        for (int at = 0; at < 99; at++) {
            boolean isZero = at >= 10 && at < 17;
            expected[at + 1] = (byte) (isZero ? 0 : at >= 60 && at < 63 ? at - 60 : at + 50);
        }
        byte[] actual = back.segment().toArray(ValueLayout.JAVA_BYTE);
        expected[0] = actual[0]; // nobody has written it
        assertArrayEquals(expected, actual);
    }

    @Test
    void takesMoreCommandsThanItKeepsTrackOf() {
        int count = 100;
        double[] values = block(0, count);
        DeviceBuffer buffer = onDevice(values);
        DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT)
                .setBuffer(0, buffer)
                .setLong(1, count)
                .setInt(2, 1);
        for (int step = 0; step < 1000; step++) {
            launch(queue, iterate, count);
        }
        assertArrayEquals(iterated(values, 1000), onHost(buffer));
    }

    @Test
    void launchesAllocateNothing() {
        DeviceBuffer buffer = onDevice(block(0, GROUP));
        DeviceEvent event = device.event();
        DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT)
                .setBuffer(0, buffer)
                .setLong(1, 1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 60; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int step = 0; step < 200; step++) {
                iterate.setInt(2, step);
                queue.launch(iterate, 1, 1);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            queue.record(event);
            queue.finish();
        }
        assertTrue(least < 200, "200 launches allocate " + least + " bytes");
    }

    @Test
    void aSourceThatDoesNotCompileIsShownWithItsErrors() {
        String source =
                TestKernels.source(language()) + "\nKERNEL wrong(GLOBAL double *out)\n{\n    out[0] = undeclared;\n}\n";
        long line =
                source.lines().takeWhile(text -> !text.contains("undeclared")).count() + 1;
        BuildException e = assertThrows(BuildException.class, () -> device.compile(language(), source, List.of()));
        assertEquals(DeviceFailure.BUILD_FAILED, e.failure());
        assertTrue(e.getMessage().startsWith(device + ": the source does not compile ("), e.getMessage());
        assertTrue(e.getMessage().contains("undeclared"), e.getMessage());
        assertTrue(e.getMessage().contains(Long.toString(line)), line + " is not in " + e.getMessage());
        assertTrue(e.log().contains("undeclared"), e.log());
    }

    @Test
    void optionsReachTheCompiler() {
        String source = TestKernels.source(language())
                + "\nKERNEL fill(GLOBAL double *out)\n{\n    out[ITEM] = ITEM + VALUE;\n}\n";
        DeviceBuffer out = device.allocate(8 * 4);
        DeviceKernel fill = device.compile(language(), source, List.of("-DVALUE=0.5"))
                .kernel("fill", BUFFER)
                .setBuffer(0, out);
        queue.launch(fill, 2, 2);
        assertArrayEquals(new double[] {0.5, 1.5, 2.5, 3.5}, onHost(out));
    }

    @Test
    void whatTheCompilerWroteCanBeReadWhereItTakesTheSource() {
        DeviceProgram compiled =
                device.compile(language(), "#warning \"a remark\"\n" + TestKernels.source(language()), List.of());
        assertTrue(compiled.log().contains("a remark"), compiled.log());
    }

    @Test
    void tooMuchMemoryIsToldApart() {
        for (long bytes : new long[] {1L << 50, Long.MAX_VALUE}) {
            DeviceException e = assertThrows(DeviceException.class, () -> device.allocate(bytes));
            assertEquals(DeviceFailure.OUT_OF_MEMORY, e.failure(), e.getMessage());
            assertTrue(
                    e.getMessage().startsWith(device + ": allocating " + bytes + " bytes: out of memory ("),
                    e.getMessage());
            assertFalse(e.status().isEmpty());
            assertEquals(
                    DeviceFailure.OUT_OF_MEMORY,
                    assertThrows(DeviceException.class, () -> device.allocateHost(bytes))
                            .failure());
        }
        device.allocate(8).close();
    }

    @Test
    void kernelsAreCheckedBeforeTheyRun() {
        DeviceException missing = assertThrows(DeviceException.class, () -> program.kernel("missing", BUFFER));
        assertTrue(missing.getMessage().contains("making kernel missing"), missing.getMessage());
        assertThrows(IllegalArgumentException.class, () -> program.kernel("add", BUFFER, BUFFER));
        assertThrows(IllegalArgumentException.class, () -> program.kernel("add", BUFFER, BUFFER, BUFFER, LONG, LONG));

        DeviceBuffer buffer = device.allocate(8);
        DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT)
                .setBuffer(0, buffer)
                .setLong(1, 0);
        assertEquals(
                "argument 2 of kernel iterate is not set",
                assertThrows(IllegalStateException.class, () -> queue.launch(iterate, 1, 1))
                        .getMessage());
        assertEquals(
                "argument 2 of kernel iterate is set to a LONG: its arguments are [BUFFER, LONG, INT]",
                assertThrows(IllegalArgumentException.class, () -> iterate.setLong(2, 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> iterate.setInt(3, 1));
        assertThrows(IllegalArgumentException.class, () -> iterate.setInt(-1, 1));
        iterate.setInt(2, 1);
        assertTrue(iterate.largestGroup() >= GROUP);
        assertThrows(IllegalArgumentException.class, () -> queue.launch(iterate, 1, iterate.largestGroup() + 1));
        assertThrows(IllegalArgumentException.class, () -> queue.launch(iterate, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> queue.launch(iterate, -1, 1));
        queue.launch(iterate, 0, 1);
        queue.finish();
    }

    @Test
    void rangesAreCheckedBeforeTheyAreCopied() {
        DeviceBuffer buffer = device.allocate(80);
        HostBuffer host = device.allocateHost(40);
        assertEquals(
                "41 bytes from byte 0 on of a host buffer of 40 bytes",
                assertThrows(IllegalArgumentException.class, () -> queue.copy(host, 0, buffer, 0, 41))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> queue.copy(host, 0, buffer, 41, 40));
        assertThrows(IllegalArgumentException.class, () -> queue.copy(buffer, -1, host, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> queue.copy(buffer, 0, host, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> queue.zero(buffer, Long.MAX_VALUE, 2));
        assertThrows(IllegalArgumentException.class, () -> device.allocate(-1));
        assertThrows(IllegalArgumentException.class, () -> device.allocateHost(-1));
    }

    @Test
    void whatIsClosedIsNotUsed() {
        DeviceBuffer buffer = device.allocate(80);
        HostBuffer host = device.allocateHost(80);
        MemorySegment content = host.segment();
        DeviceEvent event = device.event();
        DeviceQueue closed = device.queue();
        DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT)
                .setBuffer(0, buffer)
                .setLong(1, 10)
                .setInt(2, 1);
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, closed::finish);
        assertThrows(IllegalStateException.class, () -> closed.zero(buffer, 0, 80));
        buffer.close();
        buffer.close();
        assertEquals(
                "a buffer of 80 bytes of " + device + " is closed",
                assertThrows(IllegalStateException.class, () -> queue.zero(buffer, 0, 80))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> queue.copy(host, 0, buffer, 0, 80));
        assertThrows(IllegalStateException.class, () -> queue.launch(iterate, 1, 10));
        assertThrows(IllegalStateException.class, () -> iterate.setBuffer(0, buffer));
        host.close();
        assertThrows(IllegalStateException.class, () -> content.get(ValueLayout.JAVA_BYTE, 0));
        event.close();
        assertThrows(IllegalStateException.class, event::await);
        assertThrows(IllegalStateException.class, () -> queue.record(event));
        program.close();
        assertThrows(IllegalStateException.class, () -> iterate.setInt(2, 1));
        assertThrows(IllegalStateException.class, () -> queue.launch(iterate, 1, 1));
        assertThrows(IllegalStateException.class, () -> program.kernel("add", BUFFER, BUFFER, BUFFER, LONG));
        queue.finish();
    }

    @Test
    void aDeviceClosesWhatItMade() {
        DeviceBuffer buffer = device.allocate(80);
        HostBuffer host = device.allocateHost(80);
        MemorySegment content = host.segment();
        queue.zero(buffer, 0, 80);
        queue.copy(buffer, 0, host, 0, 80);
        device.close();
        device.close();
        assertEquals(
                device + " is closed",
                assertThrows(IllegalStateException.class, () -> queue.finish()).getMessage());
        assertThrows(IllegalStateException.class, () -> device.allocate(8));
        assertThrows(IllegalStateException.class, () -> content.get(ValueLayout.JAVA_BYTE, 0));
        buffer.close();
        host.close();
        queue.close();
        program.close();
    }

    @Test
    void whatAnotherDeviceMadeIsRefused() {
        try (Device other = open()) {
            DeviceBuffer foreign = other.allocate(80);
            assertThrows(IllegalArgumentException.class, () -> queue.zero(foreign, 0, 80));
            assertThrows(IllegalArgumentException.class, () -> queue.record(other.event()));
            DeviceKernel iterate = program.kernel("iterate", BUFFER, LONG, INT);
            assertThrows(IllegalArgumentException.class, () -> iterate.setBuffer(0, foreign));
            assertThrows(IllegalArgumentException.class, () -> other.queue().launch(iterate, 1, 1));
        }
    }

    /** Whoever comes too late gets an exception that says so, and nothing else happens. */
    @Test
    void closingWaitsForThoseWhoAreInside() throws Exception {
        for (int round = 0; round < 20; round++) {
            Device closing = open();
            DeviceBuffer buffer = closing.allocate(8 * GROUP);
            AtomicBoolean isRunning = new AtomicBoolean();
            try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
                Future<String> message = threads.submit(() -> {
                    DeviceQueue mine = closing.queue();
                    try {
                        while (true) {
                            mine.zero(buffer, 0, 8 * GROUP);
                            isRunning.set(true);
                            mine.finish();
                        }
                    } catch (IllegalStateException e) {
                        return e.getMessage();
                    }
                });
                while (!isRunning.get()) {
                    Thread.onSpinWait();
                }
                (round % 2 == 0 ? closing : buffer).close();
                assertTrue(message.get().endsWith("is closed"), message.get());
                closing.close();
            }
        }
    }

    private void launch(DeviceQueue to, DeviceKernel kernel, int count) {
        to.launch(kernel, (count + GROUP - 1) / GROUP, GROUP);
    }

    private DeviceBuffer onDevice(double[] values) {
        HostBuffer host = device.allocateHost(8L * values.length);
        DeviceBuffer buffer = device.allocate(8L * values.length);
        MemorySegment.copy(values, 0, host.segment(), ValueLayout.JAVA_DOUBLE, 0, values.length);
        queue.copy(host, 0, buffer, 0, buffer.bytes());
        queue.finish();
        return buffer;
    }

    private double[] onHost(DeviceBuffer buffer) {
        return bytes(buffer).toArray(ValueLayout.JAVA_DOUBLE);
    }

    private MemorySegment bytes(DeviceBuffer buffer) {
        HostBuffer host = device.allocateHost(buffer.bytes());
        queue.copy(buffer, 0, host, 0, buffer.bytes());
        queue.finish();
        return host.segment();
    }
}

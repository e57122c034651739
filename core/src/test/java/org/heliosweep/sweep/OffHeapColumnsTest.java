package org.heliosweep.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.heliosweep.kernel.Batch;
import org.heliosweep.kernel.ColumnMemory;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffHeapColumnsTest {
    /** The second of two has its rows copied, since they lie in the memory of the first one. */
    @ParameterizedTest
    @CsvSource({"scalar, 1", "scalar, 4464", "vector, 70_000", "vector, 140_000"})
    void rowsAreWhatOtherSinksReceive(String backend, String rows) {
        Study study = Studies.random(140_000, Long.parseLong(rows.replace("_", "")));
        Recorder recorder = new Recorder();
        try (OffHeapColumns first = new OffHeapColumns();
                OffHeapColumns second = new OffHeapColumns()) {
            Sweep.of(study)
                    .backend(backend)
                    .threads(2)
                    .blockSize(1_000)
                    .sink(recorder)
                    .sink(first)
                    .sink(second)
                    .run();
            List<List<Object>> expected = recorder.columns();
            assertEquals(expected.size(), first.columns().size());
            assertEquals(expected, contents(first, recorder.status().size()));
            assertEquals(expected, contents(second, recorder.status().size()));
            int width = first.columns().getFirst().kind() instanceof Kind.Number ? Double.BYTES : 0;
            assertEquals(
                    (long) recorder.status().size() * width, first.values(0).byteSize());
        }
    }

    private static List<List<Object>> contents(OffHeapColumns columns, int rows) {
        return IntStream.range(0, columns.columns().size())
                .mapToObj(column -> column(columns, column, rows))
                .toList();
    }

    private static List<Object> column(OffHeapColumns columns, int column, int rows) {
        Kind kind = columns.columns().get(column).kind();
        return IntStream.range(0, rows)
                .<Object>mapToObj(row -> switch (kind) {
                    case Kind.Number _ -> Double.doubleToRawLongBits(columns.real(column, row));
                    case Kind.Choice _ -> columns.label(column, row);
                    case Kind.Truth _ -> columns.truth(column, row);
                })
                .toList();
    }

    /** Memory of another class than all other memory outside the heap. */
    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector"})
    void rowsMayLieInAMappedFile(String backend, @TempDir Path folder) throws IOException {
        Study study = Studies.random(70_001, 70_001);
        Recorder expected = new Recorder();
        Sweep.of(study).sink(expected).run();
        Plan plan = Plan.of(study);
        AtomicLong end = new AtomicLong();
        try (Arena arena = Arena.ofShared();
                FileChannel file = FileChannel.open(
                        folder.resolve("columns"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            Recorder mapped = new Recorder() {
                @Override
                public Optional<ColumnMemory> memory() {
                    return Optional.of((first, rows) -> plan.columns().stream()
                            .map(_ -> map(file, end, arena))
                            .toArray(MemorySegment[]::new));
                }
            };
            Sweep.of(plan).backend(backend).threads(2).sink(mapped).run();
            assertEquals(expected.status(), mapped.status());
            assertEquals(expected.columns(), mapped.columns());
        }
    }

    private static MemorySegment map(FileChannel file, AtomicLong end, Arena arena) {
        try {
            long size = (long) Batch.SIZE * Double.BYTES;
            return file.map(FileChannel.MapMode.READ_WRITE, end.getAndAdd(size), size, arena);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aStudyWithoutRowsHasNone() {
        try (OffHeapColumns columns = new OffHeapColumns()) {
            Sweep.of(Studies.study("design random 100 seed 1\nvary radius = uniform"))
                    .sink(columns)
                    .run();
            assertEquals(List.of(), columns.columns());
        }
    }

    @Test
    void whatWasWrittenStaysAfterASweepThatFailed() {
        Study study = Studies.random(200_000, 200_000);
        try (OffHeapColumns columns = new OffHeapColumns()) {
            Sink failing = new Recorder() {
                @Override
                public void complete(Summary summary) {
                    throw new IllegalStateException("full");
                }
            };
            Sweep sweep = Sweep.of(study).sink(columns).sink(failing);
            assertThrows(IllegalStateException.class, sweep::run);
            assertEquals(200_000L, columns.values(0).byteSize() / Double.BYTES);
            assertTrue(columns.values(0).toArray(ValueLayout.JAVA_DOUBLE)[0] != 0);
        }
    }

    @Test
    void moreRowsThanThereIsMemoryForAreRefused() {
        try (OffHeapColumns columns = new OffHeapColumns()) {
            Sweep sweep = Sweep.of(Studies.random(1L << 40, 1L << 40))
                    .backend("scalar")
                    .sink(columns);
            SweepException refused = assertThrows(SweepException.class, sweep::run);
            assertTrue(
                    refused.getMessage()
                            .startsWith("the rows could not be written: no memory outside the heap for 1099511627776"
                                    + " rows of 73 bytes; -XX:MaxDirectMemorySize limits it ("),
                    refused::getMessage);
        }
    }
}

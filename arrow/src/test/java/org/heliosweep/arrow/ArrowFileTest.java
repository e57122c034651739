package org.heliosweep.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.heliosweep.design.Design;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Keep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what Arrow's own reader finds. */
class ArrowFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 65_535, 65_536, 65_537, 200_001})
    void everyRowComesBackInBatchesThatAreAligned(int rows) throws IOException {
        Path path = folder.resolve("rows.arrow");
        Fixture.write(Fixture.plan(rows), ArrowFile.to(path, false));
        List<Integer> batches = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            long first = 0;
            while (reader.loadNextBatch()) {
                batches.add(root.getRowCount());
                compare(root, first);
                first += root.getRowCount();
            }
        }
        List<Integer> expected = new ArrayList<>();
        for (int rest = rows; rest > 0; rest -= Batch.SIZE) {
            expected.add(Math.min(rest, Batch.SIZE));
        }
        assertEquals(expected, batches);
    }

    private static void compare(VectorSchemaRoot root, long first) {
        BigIntVector numbers = (BigIntVector) root.getVector("number");
        Float8Vector cost = (Float8Vector) root.getVector("cost");
        BaseIntVector limit = (BaseIntVector) root.getVector("limit");
        BitVector cheaper = (BitVector) root.getVector("cheaper");
        BaseIntVector reason = (BaseIntVector) root.getVector("reason");
        for (int row = 0; row < root.getRowCount(); row++) {
            long number = first + row;
            assertEquals(number, numbers.get(row));
            boolean valid = Fixture.status(number) == 0;
            double real = Fixture.real(number, 0);
            assertEquals(valid && Double.isFinite(real), !cost.isNull(row), () -> "cost of " + number);
            if (!cost.isNull(row)) {
                assertEquals(Double.doubleToRawLongBits(real + 0.0), Double.doubleToRawLongBits(cost.get(row)));
            }
            assertEquals(valid, !((FieldVector) limit).isNull(row));
            assertEquals(valid, !cheaper.isNull(row));
            if (valid) {
                assertEquals(Fixture.label(number, 1, 3), limit.getValueAsLong(row));
                assertEquals(Fixture.truth(number, 2) ? 1 : 0, cheaper.get(row));
            }
            assertEquals(valid, ((FieldVector) reason).isNull(row));
        }
    }

    @Test
    void nullsAreZeroBytesAndNoBitLiesBeyondTheLastRow() throws IOException {
        Path path = folder.resolve("rows.arrow");
        int rows = 1_003;
        Fixture.write(Fixture.plan(rows), ArrowFile.to(path, false));
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            assertTrue(reader.loadNextBatch());
            for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
                int last = vector.getValidityBuffer().getByte(rows / 8) & 0xff;
                assertEquals(0, last >>> rows % 8, vector.getName());
                int width = vector instanceof BitVector ? 0 : bytesOfValue(vector);
                for (int row = 0; row < rows; row++) {
                    if (vector.isNull(row)) {
                        assertEquals(0, bits(vector.getDataBuffer(), row, width), vector.getName() + " " + row);
                    }
                }
            }
        }
    }

    private static int bytesOfValue(FieldVector vector) {
        return switch (vector) {
            case BaseIntVector indexOrNumber -> indexOrNumber instanceof BigIntVector ? 8 : 1;
            default -> 8;
        };
    }

    private static long bits(ArrowBuf buffer, int row, int width) {
        return switch (width) {
            case 0 -> buffer.getByte(row / 8) >> row % 8 & 1;
            case 1 -> buffer.getByte(row);
            default -> buffer.getLong(row * 8L);
        };
    }

    @Test
    void reasonsTellInvalidFromExcluded() throws IOException {
        Path path = folder.resolve("rows.arrow");
        Plan plan = Fixture.plan(2_000);
        Fixture.write(plan, ArrowFile.to(path, false));
        TableColumn reason = ArrowTable.read(path).column("reason");
        assertEquals(List.of("too hot", "too large", "excluded: orbit decays", "excluded: too hot"), reason.labels());
        for (int row = 0; row < 2_000; row++) {
            int status = Fixture.status(row);
            String expected =
                    status == 0 ? null : status > 0 ? plan.reason(status) : "excluded: " + plan.reason(status);
            assertEquals(expected, reason.label(row));
        }
    }

    @Test
    void thereMayBeNoReasonAtAll() throws IOException {
        Path path = folder.resolve("rows.arrow");
        Plan some = Fixture.plan(new Design.Random(10, 1, List.of()), new Keep(List.of(), false, true, 10));
        Plan plan = new Plan(
                some.study(),
                some.graph(),
                0,
                List.of(),
                List.of(),
                List.of(),
                some.accumulators(),
                0,
                List.of(),
                List.of(),
                List.of(),
                null);
        ArrowFile file = ArrowFile.to(path, false);
        file.begin(plan);
        Batch batch = Batch.of(plan);
        batch.reset(0, 10);
        file.accept(batch);
        file.complete(Fixture.SUMMARY);
        TableColumn reason = ArrowTable.read(path).column("reason");
        assertEquals(List.of(), reason.labels());
        assertTrue(reason.isNull(0) && reason.isNull(9));
    }

    @Test
    void onlyTheFirstRowsAreWrittenWhereTheStudySaysSo() throws IOException {
        Path path = folder.resolve("rows.arrow");
        Keep keep = new Keep(List.of(Fixture.reals("cost")), false, false, 70_000);
        Plan plan = Fixture.plan(new Design.Random(1L << 40, 1, List.of()), keep);
        Fixture.write(plan, ArrowFile.to(path, false));
        ArrowTable table = ArrowTable.read(path);
        assertEquals(70_000, table.rows());
        assertEquals(
                List.of("cost"), table.columns().stream().map(TableColumn::name).toList());
        assertEquals("70000", table.metadata().get("heliosweep.rows"));
        assertEquals("1099511627776", table.metadata().get("heliosweep.scenarios"));
    }

    @Test
    void theSmallReaderAgrees() throws IOException {
        Path path = folder.resolve("rows.arrow");
        Fixture.write(Fixture.plan(65_600), ArrowFile.to(path, false));
        ArrowTable table = ArrowTable.read(path);
        assertEquals(65_600, table.rows());
        for (int row = 0; row < table.rows(); row++) {
            boolean valid = Fixture.status(row) == 0;
            assertEquals(row, table.column("number").integer(row));
            double real = Fixture.real(row, 0);
            double expected = valid && Double.isFinite(real) ? real + 0.0 : Double.NaN;
            assertEquals(expected, table.column("cost").real(row));
            assertEquals(
                    valid ? "label " + Fixture.label(row, 1, 3) : null,
                    table.column("limit").label(row));
            assertEquals(valid && Fixture.truth(row, 2), table.column("cheaper").truth(row));
            assertEquals(valid, !table.column("cheaper").isNull(row));
        }
        assertThrows(IllegalArgumentException.class, () -> table.column("weight"));
    }

    @Test
    void twoFilesOfTheSameRowsAreTheSameBytes() throws IOException {
        Path one = folder.resolve("one.arrow");
        Path two = folder.resolve("two.arrow");
        Fixture.write(Fixture.plan(131_073), ArrowFile.to(one, false));
        Fixture.write(Fixture.plan(131_073), ArrowFile.to(two, false));
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    }

    /** After a change that is meant to change files, run with {@code -Dgolden.update=true}. */
    @Test
    void theBytesAreThoseOfEveryMachineAndEveryDay() throws IOException {
        Path golden = Path.of("src", "test", "resources", "golden", "rows.arrow");
        Path path = folder.resolve("rows.arrow");
        Plan plan = Fixture.plan(
                70,
                List.of(
                        Fixture.reals("cost"),
                        Fixture.choices("limit", 3),
                        Fixture.choices("site", 130),
                        Fixture.truths("cheaper")));
        Fixture.write(plan, new ArrowFile(path, false, "1.0.0", RootAllocator::new, UnaryOperator.identity()));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(golden.getParent());
            Files.copy(path, golden, StandardCopyOption.REPLACE_EXISTING);
        }
        assertArrayEquals(Files.readAllBytes(golden), Files.readAllBytes(path));
    }

    @Test
    void aFileWithoutRowsHasItsSchemaAndItsDictionaries() throws IOException {
        Path path = folder.resolve("none.arrow");
        Fixture.write(Fixture.plan(0), ArrowFile.to(path, false));
        ArrowTable table = ArrowTable.read(path);
        assertEquals(0, table.rows());
        assertEquals(
                List.of("number", "cost", "limit", "cheaper", "reason"),
                table.columns().stream().map(TableColumn::name).toList());
        assertEquals(Fixture.labels(3), table.column("limit").labels());
        assertEquals(4, table.column("reason").labels().size());
    }

    @Test
    void theNumberAloneCanBeKept() throws IOException {
        Path path = folder.resolve("numbers.arrow");
        Plan plan = Fixture.plan(new Design.Random(9, 1, List.of()), new Keep(List.of(), true, false, 9));
        Fixture.write(plan, ArrowFile.to(path, false));
        ArrowTable table = ArrowTable.read(path);
        assertEquals(1, table.columns().size());
        assertEquals(8, table.column("number").integer(8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 65_536, 200_001})
    void theSizeIsKnownBefore(int rows) throws IOException {
        Path path = folder.resolve("rows.arrow");
        Plan plan = Fixture.plan(rows);
        Fixture.write(plan, ArrowFile.to(path, false));
        long headers = Files.size(path) - ArrowFile.bytes(plan);
        assertTrue(headers > 0 && headers < 8_000, () -> headers + " bytes of headers");
    }

    @Test
    void aSizeThatNoFileCanHaveIsTheLargest() {
        Plan plan = Fixture.plan(1L << 62);
        assertEquals(Long.MAX_VALUE, ArrowFile.bytes(plan));
    }

    @Test
    void memoryIsGivenBack() throws IOException {
        RootAllocator allocator = new RootAllocator();
        ArrowFile file =
                new ArrowFile(folder.resolve("rows.arrow"), false, "1.0.0", () -> allocator, UnaryOperator.identity());
        Plan plan = Fixture.plan(200_001);
        file.begin(plan);
        long held = allocator.getAllocatedMemory();
        Fixture.writeRows(plan, file, plan.rows());
        assertEquals(held, allocator.getAllocatedMemory(), "memory grows with the rows");
        assertTrue(held > 0 && held < 5L * 2 * Batch.SIZE * 8, () -> held + " bytes");
        file.complete(Fixture.SUMMARY);
        assertEquals(0, allocator.getAllocatedMemory());
    }

    @Test
    void batchesMustFollowEachOther() throws IOException {
        Path path = folder.resolve("rows.arrow");
        Plan plan = Fixture.plan(100_000);
        Batch batch = Batch.of(plan);
        ArrowFile gap = ArrowFile.to(path, false);
        gap.begin(plan);
        Fixture.fill(batch, Batch.SIZE, 100_000 - Batch.SIZE);
        assertThrows(IllegalArgumentException.class, () -> gap.accept(batch));
        ArrowFile shorter = ArrowFile.to(path, false);
        shorter.begin(plan);
        Fixture.fill(batch, 0, 1_000);
        assertThrows(IllegalArgumentException.class, () -> shorter.accept(batch));
        ArrowFile incomplete = ArrowFile.to(path, false);
        incomplete.begin(plan);
        Fixture.fill(batch, 0, Batch.SIZE);
        incomplete.accept(batch);
        assertThrows(IllegalStateException.class, () -> incomplete.complete(Fixture.SUMMARY));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aLabelThatDoesNotExistIsNotWritten() throws IOException {
        ArrowFile file = ArrowFile.to(folder.resolve("rows.arrow"), false);
        Plan plan = Fixture.plan(100);
        file.begin(plan);
        Batch batch = Batch.of(plan);
        Fixture.fill(batch, 0, 100);
        batch.status().setAtIndex(ValueLayout.JAVA_INT, 7, 0);
        batch.values(1).setAtIndex(ValueLayout.JAVA_INT, 7, 3);
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class, () -> file.accept(batch));
        assertEquals("scenario 7 has label 3 of the column limit, which has 3", failure.getMessage());
        assertFalse(Files.exists(folder.resolve("rows.arrow")));
    }

    @Test
    void readingSaysWhatItCannotRead() throws IOException {
        Path text = Files.writeString(folder.resolve("text.arrow"), "this is no such file, only some text");
        IOException failure = assertThrows(IOException.class, () -> ArrowTable.read(text));
        assertTrue(failure.getMessage().startsWith("cannot read " + text), failure::getMessage);
        Path missing = folder.resolve("missing.arrow");
        IOException absent = assertThrows(IOException.class, () -> ArrowTable.read(missing));
        assertTrue(absent.getMessage().startsWith("cannot read " + missing), absent::getMessage);
        assertNull(absent.getCause().getCause());
    }
}

package org.heliosweep.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.arrow.memory.RootAllocator;
import org.heliosweep.design.Design;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;
import org.heliosweep.study.Keep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, the file is complete or what it was before, and nothing else stays behind. */
class ArrowFileFailureTest {
    private static final byte[] OLD = {1, 2, 3};

    @TempDir
    Path folder;

    private Path path;
    private final Plan plan = Fixture.plan(200_001);

    @BeforeEach
    void name() {
        path = folder.resolve("rows.arrow");
    }

    /** Has room for so many bytes. */
    private record FullDisk(WritableByteChannel channel, AtomicLong room) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (bytes.remaining() > room.get()) {
                throw new IOException("No space left on device");
            }
            room.addAndGet(-bytes.remaining());
            return channel.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void theNameAppearsWithTheLastByte() throws IOException {
        ArrowFile file = ArrowFile.to(path, false);
        assertEquals(List.of(), files());
        file.begin(plan);
        assertFalse(Files.exists(path));
        Fixture.writeRows(plan, file, plan.rows());
        assertFalse(Files.exists(path));
        assertEquals(1, files().size());
        assertTrue(files().getFirst().getFileName().toString().matches("\\.rows\\.arrow\\.[0-9a-f]{8}\\.part"));
        file.complete(Fixture.SUMMARY);
        assertEquals(List.of(path), files());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536, 200_001})
    void anAbortLeavesNothing(int before) throws IOException {
        ArrowFile file = ArrowFile.to(path, false);
        if (before >= 0) {
            file.begin(plan);
            Fixture.writeRows(plan, file, before);
        }
        file.abort();
        file.abort();
        assertEquals(List.of(), files());
        assertThrows(IllegalStateException.class, () -> file.complete(Fixture.SUMMARY));
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 1_000, 5_000, 700_000, 2_900_000})
    void aFullDiskLeavesTheOldFileAndSaysHowFarItCame(long room) throws IOException {
        Files.write(path, OLD);
        RootAllocator allocator = new RootAllocator();
        AtomicLong rest = new AtomicLong(room);
        ArrowFile file = new ArrowFile(path, true, "1.0.0", () -> allocator, channel -> new FullDisk(channel, rest));
        IOException failure = assertThrows(IOException.class, () -> Fixture.write(plan, file));
        assertEquals("No space left on device", failure.getCause().getMessage());
        assertTrue(
                failure.getMessage()
                        .matches("cannot write " + path + ": No space left on device; "
                                + "[\\d.]+ (bytes|kB|MB) of 3\\.8 MB were written, and there was room for .* more"),
                failure::getMessage);
        assertEquals(0, allocator.getAllocatedMemory());
        file.abort();
        assertEquals(List.of(path), files());
        assertArrayEquals(OLD, Files.readAllBytes(path));
    }

    @Test
    void theLastByteCounts() throws IOException {
        Fixture.write(plan, new ArrowFile(path, false, "1.0.0", RootAllocator::new, UnaryOperator.identity()));
        long size = Files.size(path);
        Files.write(path, OLD);
        UnaryOperator<WritableByteChannel> oneLess = channel -> new FullDisk(channel, new AtomicLong(size - 1));
        assertThrows(
                IOException.class,
                () -> Fixture.write(plan, new ArrowFile(path, true, "1.0.0", RootAllocator::new, oneLess)));
        assertArrayEquals(OLD, Files.readAllBytes(path));
        UnaryOperator<WritableByteChannel> enough = channel -> new FullDisk(channel, new AtomicLong(size));
        Fixture.write(plan, new ArrowFile(path, true, "1.0.0", RootAllocator::new, enough));
        assertEquals(size, Files.size(path));
    }

    @Test
    void anExistingFileIsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.write(path, OLD);
        ArrowFile file = ArrowFile.to(path, false);
        IOException failure = assertThrows(FileAlreadyExistsException.class, () -> file.begin(plan));
        assertEquals(path + ": it exists already, and replacing it was not asked for", failure.getMessage());
        file.abort();
        assertEquals(List.of(path), files());
        assertArrayEquals(OLD, Files.readAllBytes(path));
    }

    @Test
    void aFileThatAppearsMeanwhileIsNotReplaced() throws IOException {
        ArrowFile file = ArrowFile.to(path, false);
        file.begin(plan);
        Fixture.writeRows(plan, file, plan.rows());
        Files.write(path, OLD);
        assertThrows(FileAlreadyExistsException.class, () -> file.complete(Fixture.SUMMARY));
        assertEquals(List.of(path), files());
        assertArrayEquals(OLD, Files.readAllBytes(path));
    }

    @Test
    void anExistingFileIsReplacedWhereThatIsAskedFor() throws IOException {
        Files.write(path, OLD);
        Fixture.write(plan, ArrowFile.to(path, true));
        assertEquals(List.of(path), files());
        assertEquals(200_001, ArrowTable.read(path).rows());
    }

    @Test
    void aLinkKeepsPointingAtItsFile() throws IOException {
        Files.write(path, OLD);
        Path link = Files.createSymbolicLink(folder.resolve("link.arrow"), path);
        Fixture.write(plan, ArrowFile.to(link, true));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(200_001, ArrowTable.read(path).rows());
    }

    @Test
    void whatIsNoPlaceForAFileIsRefused() throws IOException {
        Path missing = folder.resolve("missing").resolve("rows.arrow");
        refused(missing, "cannot write " + missing + ": there is no folder " + missing.getParent());
        refused(folder, "cannot write " + folder + ": it is a folder");
        Files.write(path, OLD);
        Path below = path.resolve("rows.arrow");
        refused(below, "cannot write " + below + ": there is no folder " + path);
        assertEquals(List.of(path), files());
    }

    private static void refused(Path path, String message) {
        ArrowFile file = ArrowFile.to(path, true);
        IOException failure = assertThrows(IOException.class, () -> file.begin(Fixture.plan(1)));
        assertEquals(message, failure.getMessage());
    }

    @Test
    void aFileThatCannotFitIsRefusedBeforeTheFirstScenario() throws IOException {
        long rows = 1L << 50;
        Plan large = Fixture.plan(
                new Design.Random(rows, 1, List.of()), new Keep(List.of(Fixture.reals("cost")), false, false, rows));
        IOException failure =
                assertThrows(IOException.class, () -> ArrowFile.to(path, false).begin(large));
        assertTrue(
                failure.getMessage()
                        .matches("cannot write " + path + ": it needs 9\\.1 PB, but " + folder + " has room for .*"),
                failure::getMessage);
        assertEquals(List.of(), files());
    }

    @Test
    void anInterruptIsToldApartAndLeavesNothing() throws IOException {
        ArrowFile file = ArrowFile.to(path, false);
        file.begin(plan);
        Batch batch = Batch.of(plan);
        Fixture.fill(batch, 0, Batch.SIZE);
        Thread.currentThread().interrupt();
        IOException failure = assertThrows(IOException.class, () -> file.accept(batch));
        assertInstanceOf(ClosedByInterruptException.class, failure);
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), files());
    }

    @Test
    void twoColumnsOfOneNameAreRefused() throws IOException {
        List<Column> columns = List.of(Fixture.reals("number"));
        RootAllocator allocator = new RootAllocator();
        ArrowFile file = new ArrowFile(path, false, "1.0.0", () -> allocator, UnaryOperator.identity());
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> file.begin(Fixture.plan(5, columns)));
        assertEquals("two columns are called 'number'", failure.getMessage());
        assertEquals(List.of(), files());
        assertEquals(0, allocator.getAllocatedMemory());
    }

    @Test
    void aSinkIsForOneSweep() throws IOException {
        ArrowFile file = ArrowFile.to(path, false);
        Fixture.write(plan, file);
        assertThrows(IllegalStateException.class, () -> file.begin(plan));
        assertThrows(IllegalStateException.class, () -> file.accept(Batch.of(plan)));
        file.abort();
        assertEquals(List.of(path), files());
    }
}

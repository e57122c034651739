package org.heliosweep.arrow;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.heliosweep.kernel.Batch;
import org.heliosweep.plan.Plan;
import org.heliosweep.sweep.Sink;
import org.heliosweep.sweep.Summary;

/**
 * Writes the rows of a sweep as an Arrow IPC file, uncompressed. The same study and version of the engine give the same
 * bytes: each record batch has the 65,536 rows of a {@link Batch}, and the last one the rest.
 *
 * <pre>
 * magic │ schema │ dictionaries │ rows 0 … 65,535 │ rows 65,536 … 131,071 │ … │ footer │ magic
 * </pre>
 *
 * <p>Numbers are float64 in the unit of the column, choices are dictionary-encoded utf8 with all labels in their order,
 * truths are bool; the number of the scenario is an int64 column {@code number} and why it is invalid or excluded a
 * dictionary-encoded column {@code reason}, where the study keeps them. In scenarios that are invalid or excluded all
 * other columns are null; so is a number that is not finite. There is no NaN and no −0, and the bytes of a null are 0.
 * The schema says which study, model, design, seed, generator and version of the engine the file comes from, and the
 * fields their unit, description, source, kind and role, under keys that begin with {@code heliosweep.}.
 *
 * <p>The file gets its name when it is complete and on the device; if anything fails before, what had the name before
 * still has it, and nothing else stays behind. Memory: one batch, and one column of it besides.
 *
 * <p>Every failure is one {@link IOException} that says what could not be written, why, and how much of it was. A file
 * that exists already and is not to be replaced is a {@link FileAlreadyExistsException} before anything is written; an
 * interrupt of the thread is a {@link ClosedByInterruptException}.
 */
public final class ArrowFile implements Sink {
    private final Path path;
    private final boolean replace;
    private final String version;
    private final Supplier<BufferAllocator> allocators;
    private final UnaryOperator<WritableByteChannel> channels;

    private boolean begun;
    private Plan plan;
    private PendingFile file;
    private BufferAllocator allocator;
    private Columns columns;
    private FileWriter writer;
    private long rows;

    /** A file by some version of the engine, with memory and a channel that a test looks at. */
    ArrowFile(
            Path path,
            boolean replace,
            String version,
            Supplier<BufferAllocator> allocators,
            UnaryOperator<WritableByteChannel> channels) {
        this.path = path;
        this.replace = replace;
        this.version = version;
        this.allocators = allocators;
        this.channels = channels;
    }

    /**
     * A file for the rows of one sweep. Nothing happens before the sweep begins.
     *
     * @param path the name of the file, in a folder that exists
     * @param replace whether the new file takes the place of one that exists; if not, that is refused
     */
    public static ArrowFile to(Path path, boolean replace) {
        return new ArrowFile(path, replace, EngineVersion.text(), RootAllocator::new, UnaryOperator.identity());
    }

    /**
     * How many bytes the rows of a plan take in a file. The headers come on top: some kilobytes, and less than a
     * kilobyte for each ten columns of a batch.
     */
    public static long bytes(Plan plan) {
        return Columns.bytes(plan);
    }

    @Override
    public void begin(Plan newPlan) throws IOException {
        if (begun) {
            throw new IllegalStateException("the file " + path + " has begun already");
        }
        begun = true;
        plan = newPlan;
        attempt(() -> {
            file = PendingFile.create(path, replace, bytes(plan));
            allocator = allocators.get();
            columns = new Columns(plan, version, allocator);
            columns.allocate();
            writer = new FileWriter(columns.root(), columns.dictionaries(), channels.apply(file.channel()));
            writer.start();
        });
    }

    @Override
    public void accept(Batch batch) throws IOException {
        attempt(() -> {
            requireOpen();
            long rest = plan.rows() - rows;
            if (batch.first() != rows || batch.rows() != Math.min(Batch.SIZE, rest) || rest == 0) {
                throw new IllegalArgumentException("a batch of " + batch.rows() + " rows from " + batch.first()
                        + " does not follow " + rows + " of " + plan.rows() + " rows");
            }
            columns.fill(batch);
            writer.writeBatch();
            rows += batch.rows();
        });
    }

    @Override
    public void complete(Summary summary) throws IOException {
        attempt(() -> {
            requireOpen();
            if (rows != plan.rows()) {
                throw new IllegalStateException("only " + rows + " of " + plan.rows() + " rows were written");
            }
            writer.end();
            file.publish();
        });
        release();
    }

    @Override
    public void abort() {
        begun = true;
        if (file != null) {
            file.discard();
        }
        release();
    }

    private void requireOpen() {
        if (writer == null) {
            throw new IllegalStateException("the file " + path + " is not being written");
        }
    }

    /** Gives the memory back. After it, there is nothing to write to and nothing to remove. */
    private void release() {
        BufferAllocator released = allocator;
        Columns closed = columns;
        file = null;
        writer = null;
        columns = null;
        allocator = null;
        if (closed != null) {
            closed.close();
        }
        if (released != null) {
            released.close();
        }
    }

    /** A step that can fail. */
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) throws IOException {
        try {
            step.run();
        } catch (ClosedByInterruptException | FileAlreadyExistsException e) {
            abort();
            throw e;
        } catch (IOException e) {
            String message = "cannot write " + path + ": " + reason(e) + progress();
            abort();
            throw new IOException(message, e);
        } catch (RuntimeException | Error e) {
            abort();
            throw e;
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "no file can be made there";
        }
        String reason = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }

    private String progress() {
        if (writer == null) {
            return "";
        }
        return "; " + ByteCount.text(writer.bytesWritten()) + " of " + ByteCount.text(bytes(plan))
                + " were written, and there was room for " + ByteCount.text(file.free()) + " more";
    }
}

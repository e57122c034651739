package org.heliosweep.arrow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that has its name only when it is complete. Until then it has another one in the same folder: {@code
 * .NAME.0123abcd.part}. So whoever opens NAME sees what was there before, or all of the new file; after a crash, only a
 * part file can stay behind.
 */
final class PendingFile {
    private final Path target;
    private final boolean replace;
    private final Path part;
    private final FileChannel channel;

    private PendingFile(Path target, boolean replace, Path part, FileChannel channel) {
        this.target = target;
        this.replace = replace;
        this.part = part;
        this.channel = channel;
    }

    /**
     * Creates the file under its other name.
     *
     * @param path the name it gets; if it is a link to a file, the name of that file
     * @param replace whether a file that has the name already is replaced in the end
     * @param size how many bytes it will have at least
     * @throws FileAlreadyExistsException if a file has the name already and is not to be replaced
     * @throws IOException if the folder does not exist or has no room, or if the file cannot be created
     */
    static PendingFile create(Path path, boolean replace, long size) throws IOException {
        Path target = (Files.exists(path) ? path.toRealPath() : path.toAbsolutePath()).normalize();
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new IOException("it is not a regular file");
        }
        refuseExisting(target, replace);
        long free = folder.toFile().getUsableSpace();
        // 0 also means that it is not known; a full disk shows soon enough.
        if (free > 0 && free < size) {
            throw new IOException(
                    "it needs " + ByteCount.text(size) + ", but " + folder + " has room for " + ByteCount.text(free));
        }
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        Path part = folder.resolve("." + target.getFileName() + "." + random + ".part");
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new PendingFile(target, replace, part, channel);
    }

    /** Where it is written. */
    FileChannel channel() {
        return channel;
    }

    /** How many bytes there is room for beside it; 0 if that is not known. */
    long free() {
        return target.getParent().toFile().getUsableSpace();
    }

    /**
     * Gives the file its name. What was written is forced to the device before: some file systems notice only then
     * that they have no room, and others would, after a power failure, show the name before the content.
     *
     * @throws FileAlreadyExistsException if another one got the name in the meantime and is not to be replaced
     */
    void publish() throws IOException {
        channel.force(true);
        channel.close();
        refuseExisting(target, replace);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the file, unless it has its name. Does not throw: there is nothing left that could be done. */
    void discard() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            part.toFile().deleteOnExit();
        }
    }

    private static void refuseExisting(Path target, boolean replace) throws IOException {
        if (!replace && Files.exists(target)) {
            throw new FileAlreadyExistsException(
                    target.toString(), null, "it exists already, and replacing it was not asked for");
        }
    }
}

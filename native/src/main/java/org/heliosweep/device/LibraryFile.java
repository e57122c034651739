package org.heliosweep.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * What a compiler wrote, looked at before the JVM is to load it: of what is none of its libraries, the JVM does not only
 * say that it cannot be opened, but also warns people of its stacks.
 *
 * <p>Looked at is the header of an ELF file. Its first 64 bytes, of which the marked ones count here:
 *
 * <pre>
 *    0  4  5      16     18      40              58     60
 *   |ELF|64|order |type  |...    |sections at    |size  |number   of headers of sections
 * </pre>
 *
 * <p>These headers are the last that a linker writes, so that a file that was cut off does not have them.
 */
final class LibraryFile {
    private static final int HEADER_BYTES = 64;
    private static final int MAGIC = 0x7F454C46;
    private static final int CLASS_AT = 4;
    private static final int CLASS_OF_64_BITS = 2;
    private static final int ORDER_AT = 5;
    private static final int LITTLE_ENDIAN = 1;
    private static final int TYPE_AT = 16;
    private static final int SHARED = 3;
    private static final int SECTIONS_AT = 40;
    private static final int SECTION_SIZE_AT = 58;
    private static final int SECTION_COUNT_AT = 60;

    private LibraryFile() {}

    /** Whether a file may be a library; on systems whose libraries are no ELF files, any may be that is not empty. */
    static boolean mayBeLibrary(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (!hasElf()) {
                return channel.size() > 0;
            }
            ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // The rest is still to come.
            }
            return !header.hasRemaining() && isLibrary(header, channel.size());
        }
    }

    private static boolean isLibrary(ByteBuffer header, long bytes) {
        if (header.getInt(0) != MAGIC || header.get(CLASS_AT) != CLASS_OF_64_BITS) {
            return false;
        }
        header.order(header.get(ORDER_AT) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long sections = header.getLong(SECTIONS_AT);
        long all = Short.toUnsignedLong(header.getShort(SECTION_SIZE_AT)) * header.getShort(SECTION_COUNT_AT);
        return header.getShort(TYPE_AT) == SHARED && sections >= 0 && sections <= bytes - all;
    }

    private static boolean hasElf() {
        String system = System.getProperty("os.name");
        return !system.startsWith("Windows") && !system.startsWith("Mac");
    }
}

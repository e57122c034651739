package org.heliosweep.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;

/**
 * Standard output, which remembers why it could not be written: a {@link java.io.PrintWriter} only says that. Nobody
 * reading any more, as in {@code heliosweep list | head -1}, is no failure.
 */
final class StandardOutput extends FilterOutputStream {
    private static volatile String failure;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    /** Why something was not written, or null. */
    static String failure() {
        return failure;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            String reason = Messages.described(e);
            if (!reason.contains("Broken pipe")) {
                failure = reason;
            }
            throw e;
        }
    }
}

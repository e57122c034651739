package org.heliosweep.device.cuda;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the driver loads: code for one architecture, or PTX, which the driver compiles.
 *
 * @param image its bytes; those of a text end with a zero
 * @param log what the compiler wrote
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, and not compared
record CompiledCode(byte[] image, String log) {
    /** A text in PTX. */
    static CompiledCode of(String ptx) {
        byte[] text = ptx.getBytes(StandardCharsets.UTF_8);
        return new CompiledCode(Arrays.copyOf(text, text.length + 1), "");
    }
}

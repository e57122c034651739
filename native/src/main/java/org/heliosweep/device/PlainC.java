package org.heliosweep.device;

import java.util.List;

/**
 * C11 for processors. The kernel is
 *
 * <pre>
 *   void function(int64_t first, int64_t count, void *const *buffers)
 * </pre>
 *
 * and evaluates the scenarios with the numbers from {@code first} to {@code first + count - 1}. Buffers do not overlap.
 */
final class PlainC implements Dialect {
    /**
     * What a compiler must be told so that results keep their bits: nothing is contracted, reassociated or taken to be
     * finite. That mathematical functions set no error number, and that operations do not trap, changes no value: it lets
     * roots be one instruction, and both sides of a selection be computed.
     */
    static final List<String> FLAGS =
            List.of("-std=c11", "-ffp-contract=off", "-fno-fast-math", "-fno-math-errno", "-fno-trapping-math");

    @Override
    public String prelude(boolean isCalling) {
        return (isCalling ? "#define IS_CALLING\n" : "") + Prelude.of("prelude.c", "prelude-common.c");
    }

    @Override
    public String singles() {
        return Prelude.of("prelude-single.c", "prelude-single-common.c");
    }

    @Override
    public String constantArray() {
        return "static const ";
    }

    @Override
    public String innerFunction() {
        return "static FOR_LANES ";
    }

    @Override
    public boolean arraysAreGiven() {
        return false;
    }

    /**
     * Begins a function over buffers: what follows computes {@code number}, the number of a scenario, at position {@code
     * scenario} of the buffers, which are arrays named {@link #buffer}.
     */
    void begin(Lines lines, String function, List<Buffer> buffers) {
        lines.open("void " + function + "(int64_t first, int64_t count, void *const *buffers)");
        for (int index = 0; index < buffers.size(); index++) {
            Buffer buffer = buffers.get(index);
            String type = Expressions.type(buffer.storage()) + " *restrict const " + buffer(buffers, index);
            lines.line((buffer.isWritten() ? "" : "const ") + type + " = buffers[" + index + "];"
                    + Lines.comment(buffer.name()));
        }
        lines.open("for (int64_t scenario = 0; scenario < count; scenario++)");
        lines.line("const int64_t number = first + scenario;");
    }

    /** Ends what {@link #begin} began. */
    void end(Lines lines) {
        lines.close().close();
    }

    /** The name of the buffer at a position. */
    static String buffer(List<Buffer> buffers, int index) {
        return (buffers.get(index).isWritten() ? "out" : "in") + index;
    }
}

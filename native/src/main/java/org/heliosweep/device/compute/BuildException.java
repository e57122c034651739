package org.heliosweep.device.compute;

import java.util.List;

/** A compiler does not take a source. The message has the first useful lines of what the compiler wrote. */
public final class BuildException extends DeviceException {
    private static final long serialVersionUID = 1;
    private static final int LINES = 6;

    private final String log;

    /**
     * The failure of a compilation.
     *
     * @param device what the source was compiled for, such as {@code CUDA device "NVIDIA H200"}
     * @param status the symbolic name of the status that the compiler ended with
     * @param log all that the compiler wrote
     */
    public BuildException(String device, String status, String log) {
        super(DeviceFailure.BUILD_FAILED, device, status, message(device, status, log), null);
        this.log = log.strip();
    }

    /** All that the compiler wrote. */
    public String log() {
        return log;
    }

    private static String message(String device, String status, String log) {
        String head = device + ": " + DeviceFailure.BUILD_FAILED.words() + " (" + status + ")";
        List<String> lines = useful(log);
        return lines.isEmpty() ? head : head + "\n  " + String.join("\n  ", lines);
    }

    /** From the first error on; from the beginning where none is called so. */
    private static List<String> useful(String log) {
        List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
        List<String> fromError =
                lines.stream().dropWhile(line -> !line.contains("error")).toList();
        return (fromError.isEmpty() ? lines : fromError).stream().limit(LINES).toList();
    }
}

package org.heliosweep.device.compute;

/**
 * Turns the statuses of an open device into exceptions, and remembers whether one of them was final: what is closed after
 * that cannot be expected to succeed.
 */
public final class StatusCheck {
    /** What an interface's statuses mean. */
    public interface Codes {
        /** The status of success. */
        int SUCCESS = 0;

        /** The symbolic name of a status, and what else the interface says about it. */
        String name(int status);

        /**
         * What kind of failure a status is.
         *
         * @param operation what was asked for: some interfaces have one status for several failures
         */
        DeviceFailure failure(int status, Operation operation);
    }

    /** What was asked for, as far as it decides what a status means. */
    public enum Operation {
        /** To allocate memory. */
        ALLOCATE,
        /** To run something, or to wait for it. */
        RUN,
        /** What was accepted ended with this status. */
        END,
        /** Anything else. */
        OTHER
    }

    private final String device;
    private final Codes codes;
    private volatile boolean failed;

    /**
     * The statuses of one device.
     *
     * @param device the device as messages name it
     * @param codes what its statuses mean
     */
    public StatusCheck(String device, Codes codes) {
        this.device = device;
        this.codes = codes;
    }

    /** The device as messages name it. */
    public String device() {
        return device;
    }

    /** The symbolic name of a status. */
    public String name(int status) {
        return codes.name(status);
    }

    /** Checks the status of an operation that needs no closer description. */
    public void check(int status, String words) {
        check(status, Operation.OTHER, words);
    }

    /**
     * Checks a status.
     *
     * @param words the operation in words, such as {@code waiting for a queue}
     * @throws DeviceException if it is not that of success
     */
    public void check(int status, Operation operation, String words) {
        if (status != Codes.SUCCESS) {
            throw failure(status, operation, words);
        }
    }

    /** Checks the status of giving something back: after a final failure of the device, any status will do. */
    public void checkReleased(int status, String words) {
        if (!failed) {
            check(status, Operation.OTHER, words);
        }
    }

    /** The exception for a status. */
    public DeviceException failure(int status, Operation operation, String words) {
        DeviceFailure failure = codes.failure(status, operation);
        if (failure.isFinal()) {
            failed = true;
        }
        return new DeviceException(failure, device, words, codes.name(status));
    }

    /** Whether the device has reported a final failure. */
    public boolean hasFailed() {
        return failed;
    }
}

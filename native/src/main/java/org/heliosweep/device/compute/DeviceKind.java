package org.heliosweep.device.compute;

/** What computes. */
public enum DeviceKind {
    /** Processors of graphics cards and the like. */
    GPU,
    /** The processors of this machine, through a driver for them. */
    CPU,
    /** Anything else. */
    ACCELERATOR
}

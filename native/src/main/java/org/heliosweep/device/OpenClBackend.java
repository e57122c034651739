package org.heliosweep.device;

import java.util.Map;
import org.heliosweep.device.opencl.OpenClLibrary;

/**
 * Kernels in OpenCL C, on whatever has a driver for it.
 *
 * <p>Drivers that compile with LLVM catch signals that the JVM needs, and then fail now and then. A program that embeds the
 * engine is started with {@code LD_PRELOAD=$JAVA_HOME/lib/libjsig.so} where it uses such a one.
 */
public final class OpenClBackend extends DeviceBackend {
    /** For {@link java.util.ServiceLoader}. */
    public OpenClBackend() {
        this(new OpenClLibrary(), System.getenv());
    }

    /** With another library or environment. */
    OpenClBackend(OpenClLibrary library, Map<String, String> environment) {
        super(library, DeviceLanguage.OPENCL_C, environment);
    }

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public String description() {
        return "OpenCL C, generated for each study and compiled by the driver";
    }
}

package org.heliosweep.device.compute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The kernels of the contract, which are written once for all languages. */
final class TestKernels {
    private TestKernels() {}

    /** The source in a language. */
    static String source(SourceLanguage language) {
        String prelude = switch (language) {
            case OPENCL_C -> "opencl";
            case CUDA_C -> "cuda";
            case PTX -> throw new IllegalArgumentException(language.toString());
        };
        return read(prelude + ".prelude") + read("kernels.source");
    }

    private static String read(String name) {
        try (InputStream stream = TestKernels.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

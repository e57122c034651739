package org.heliosweep.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.heliosweep.device.compute.BuildException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CUDA's own compiler, where it is installed: no GPU is needed to compile. */
class NvccTest {
    private static final String SOURCE = """
            extern "C" __global__ void contractible(double *values)
            {
                values[0] = values[1] * values[2] + values[3] * VALUE;
            }
            """;
    private static final List<String> OPTIONS = List.of("-DVALUE=3.5");

    private CudaCompiler compiler;

    @BeforeEach
    void find() {
        Optional<Nvcc> found = Nvcc.find();
        assumeTrue(found.isPresent(), "nvcc is not installed");
        compiler = found.get();
    }

    @Test
    void compilesForADevice() {
        byte[] image = compiler.compile("device", 90, SOURCE, OPTIONS).image();
        assertArrayEquals(new byte[] {0x7f, 'E', 'L', 'F'}, Arrays.copyOf(image, 4));
    }

    /** What is not rounded by name may be contracted by the driver. */
    @Test
    void operationsAreRoundedOneByOne() {
        byte[] image = compiler.compile("device", 999, SOURCE, OPTIONS).image();
        assertEquals(0, image[image.length - 1]);
        String ptx = new String(image, StandardCharsets.UTF_8);
        assertTrue(ptx.contains(".version"), ptx);
        assertEquals(2, count("mul\\.rn\\.f64", ptx), ptx);
        assertEquals(1, count("add\\.rn\\.f64", ptx), ptx);
        assertFalse(ptx.contains("fma"), ptx);
    }

    /** An instruction for minima passes over NaN in either operand, and has an order of zeros. */
    @Test
    void choicesStayComparisonsAndSelections() throws IOException {
        StringBuilder source = new StringBuilder();
        for (String prelude : List.of("prelude-cuda.c", "prelude-devices.c", "prelude-common.c")) {
            try (InputStream stream = Nvcc.class.getResourceAsStream("/org/heliosweep/device/" + prelude)) {
                source.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        source.append("""
                KERNEL chosen(double *values, int64_t first)
                {
                    const int64_t unknown_zero = first >> 63;
                    const double a = values[0];
                    values[1] = select_real(truth_of(a < concealed(0x0p0)), a, 0x0p0);
                    const double b = select_real(truth_of(concealed(0x1p0) > a), 0x1p0, a);
                    values[2] = select_real(truth_of(b > concealed(0x1p0)), b, 0x1p0);
                }
                """);
        byte[] image =
                compiler.compile("device", 999, source.toString(), List.of()).image();
        String ptx = new String(image, StandardCharsets.UTF_8);
        assertEquals(0, count("(min|max)\\.f64", ptx), ptx);
        assertEquals(3, count("setp\\.\\w+\\.f64", ptx), ptx);
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void aSourceThatDoesNotCompileIsShownWithItsErrors() {
        BuildException e = assertThrows(BuildException.class, () -> compiler.compile("device", 90, SOURCE, List.of()));
        assertTrue(
                e.getMessage().startsWith("device: the source does not compile (nvcc ended with status "),
                e.getMessage());
        assertTrue(e.getMessage().contains("kernels.cu(3): error: identifier \"VALUE\" is undefined"), e.getMessage());
    }
}

package org.heliosweep.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

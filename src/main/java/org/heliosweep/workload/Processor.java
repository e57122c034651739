package org.heliosweep.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The processor of this machine. */
public final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";
    private static final long PATIENCE_SECONDS = 5;

    private Processor() {}

    /** What its maker calls it, as the system says; empty where the system does not say it. */
    public static Optional<String> model() {
        try {
            if (Files.isReadable(LINUX)) {
                return modelIn(Files.readString(LINUX, StandardCharsets.UTF_8));
            }
            return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
                    ? said(firstLine("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** The name in a text such as that of Linux, which describes each processor in lines of a key and a value. */
    static Optional<String> modelIn(String text) {
        return text.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2 && pair[0].strip().equals(MODEL))
                .findFirst()
                .flatMap(pair -> said(pair[1]));
    }

    /** Virtual machines may say that it is unknown. */
    private static Optional<String> said(String name) {
        String plain = name.strip().replaceAll("\\s+", " ");
        return plain.isEmpty() || plain.equalsIgnoreCase("unknown") ? Optional.empty() : Optional.of(plain);
    }

    private static String firstLine(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
                BufferedReader lines = new BufferedReader(output)) {
            String line = lines.readLine();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && line != null ? line : "";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroy();
        }
    }
}

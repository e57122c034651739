package org.heliosweep.device.cuda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.heliosweep.device.compute.BuildException;
import org.heliosweep.device.compute.DeviceException;
import org.heliosweep.device.compute.Programs;

/** The compiler of CUDA's toolkit, as a program; where NVRTC is not installed. It needs a C++ compiler beside it. */
final class Nvcc implements CudaCompiler {
    private static final String NAME = "nvcc";
    private static final String ARCHITECTURE = "compute_";

    private final Path program;

    Nvcc(Path program) {
        this.program = program;
    }

    /** The nvcc of this machine: on the path of programs, or in a toolkit. */
    static Optional<Nvcc> find() {
        String path = System.getenv("PATH");
        Stream<Path> onPath = Arrays.stream(path == null ? new String[0] : path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        Stream<Path> inToolkits = Toolkits.all().stream().map(toolkit -> toolkit.resolve("bin"));
        return Stream.concat(onPath, inToolkits)
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Nvcc::new);
    }

    @Override
    public CompiledCode compile(String device, int architecture, String source, List<String> options) {
        try {
            Path folder = Files.createTempDirectory("heliosweep-cuda");
            try {
                Target target = Target.of(NAME, device, architecture, known(device, folder));
                Files.writeString(folder.resolve(SOURCE), source);
                List<String> command =
                        new ArrayList<>(List.of(target.virtual() ? "--ptx" : "--cubin", "--output-file=image", SOURCE));
                command.addAll(target.with(options));
                String log = run(device, folder, command);
                byte[] image = Files.readAllBytes(folder.resolve("image"));
                // A text has to end with a zero; to code it does no harm.
                return new CompiledCode(Arrays.copyOf(image, image.length + 1), log);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IntStream known(String device, Path folder) throws IOException {
        return run(device, folder, List.of("--list-gpu-arch"))
                .lines()
                .map(String::strip)
                .filter(line -> line.matches(ARCHITECTURE + "\\d+"))
                .mapToInt(line -> Integer.parseInt(line.substring(ARCHITECTURE.length())));
    }

    /** Runs it in a folder, and returns what it wrote. */
    private String run(String device, Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Path log = folder.resolve("log");
        Process process = Programs.of(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int status;
        try {
            status = process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw DeviceException.unavailable(device, device + ": " + NAME + " was interrupted");
        }
        String written = Files.readString(log);
        if (status != 0) {
            throw new BuildException(device, NAME + " ended with status " + status, written);
        }
        return written;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

package org.heliosweep.device.compute;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs that the engine starts, such as compilers. They get the environment of the process, but for the library that
 * keeps the signals of a JVM, with which this process may have been started: they are none.
 */
public final class Programs {
    private static final String PRELOADED = "LD_PRELOAD";
    private static final String FOLDERS = "LD_LIBRARY_PATH";
    private static final String LIBRARY = "libjsig.so";

    private Programs() {}

    /** A program to start, with its arguments. */
    public static ProcessBuilder of(List<String> command) {
        ProcessBuilder program = new ProcessBuilder(command);
        withoutLibrary(program.environment());
        return program;
    }

    /** Takes the library out of what is loaded first, and its folder out of the path where it was looked for there. */
    static void withoutLibrary(Map<String, String> environment) {
        List<String> loaded = words(environment, PRELOADED, "[ :]+");
        put(environment, PRELOADED, loaded, loaded.stream().filter(name -> !isLibrary(name)), " ");
        if (loaded.contains(LIBRARY)) {
            List<String> folders = words(environment, FOLDERS, File.pathSeparator);
            put(environment, FOLDERS, folders, folders.stream().filter(folder -> !hasLibrary(folder)), ":");
        }
    }

    private static List<String> words(Map<String, String> environment, String variable, String between) {
        return Stream.of(environment.getOrDefault(variable, "").split(between))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static void put(
            Map<String, String> environment,
            String variable,
            List<String> before,
            Stream<String> kept,
            String between) {
        List<String> after = kept.toList();
        if (after.isEmpty()) {
            environment.remove(variable);
        } else if (!after.equals(before)) {
            environment.put(variable, after.stream().collect(Collectors.joining(between)));
        }
    }

    private static boolean isLibrary(String name) {
        return name.equals(LIBRARY) || name.endsWith("/" + LIBRARY);
    }

    private static boolean hasLibrary(String folder) {
        return Files.exists(Path.of(folder).resolve(LIBRARY));
    }
}

package org.heliosweep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Where the profile of a machine is kept. */
record ProfileFile(Path path) {
    /** Names the file. */
    static final String VARIABLE = "HELIOSWEEP_PROFILE";

    private static final Path NAME = Path.of("heliosweep", "profile.json");

    /**
     * The file for a user: what {@link #VARIABLE} says, or else a file in the folder of the user's settings.
     *
     * @param environment the variables of the process; one that is empty counts as not set
     * @param system the operating system
     * @param home the user's folder if the environment does not say it
     * @return empty if there is no such folder, or its name cannot be one
     */
    static Optional<ProfileFile> of(Map<String, String> environment, String system, String home) {
        try {
            return variable(environment, VARIABLE)
                    .map(Path::of)
                    .or(() -> settings(environment, system, home).map(folder -> folder.resolve(NAME)))
                    .map(ProfileFile::new);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Optional<Path> settings(Map<String, String> environment, String system, String home) {
        // Relative paths are to be ignored, as the specification of these folders says.
        Optional<Path> said =
                variable(environment, "XDG_CONFIG_HOME").map(Path::of).filter(Path::isAbsolute);
        if (said.isPresent()) {
            return said;
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("windows")) {
            // Not the folder that goes with its user to other machines.
            Optional<Path> local = variable(environment, "LOCALAPPDATA").map(Path::of);
            if (local.isPresent()) {
                return local;
            }
        }
        return variable(environment, "HOME")
                .or(() -> Optional.of(home))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(folder -> folder.resolve(".config"));
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * The profile; empty if there is none.
     *
     * @throws UnusableProfileException if what is there cannot be read
     */
    Optional<Profile> read() throws UnusableProfileException {
        byte[] text;
        try {
            text = Files.readAllBytes(path);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnusableProfileException("it cannot be read (" + Messages.described(e) + ")", e);
        }
        return Optional.of(ProfileJson.read(text));
    }

    /** Makes sure that a profile can be written, before it takes a minute to measure it. */
    void prepare() {
        try {
            if (Files.isDirectory(path)) {
                throw new FailureException("cannot keep the profile: " + path + " is a folder", null);
            }
            if (!Files.isDirectory(folder())) {
                Files.createDirectories(folder());
            }
            Files.writeString(beside(), "");
            Files.delete(beside());
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    /** Writes a profile; there is the old one or the new one at any time. */
    void write(Profile profile) {
        try {
            Path written = beside();
            // What is behind a link, so that it stays a link.
            Path target = Files.exists(path) ? path.toRealPath() : path;
            try {
                Files.writeString(
                        written,
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(ProfileJson.of(profile))
                                + "\n");
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw cannotKeep(e);
        }
    }

    private FailureException cannotKeep(IOException problem) {
        return new FailureException(
                "cannot keep the profile in " + path + "; " + VARIABLE + " names another file", problem);
    }

    private Path beside() throws IOException {
        return folder().resolve(
                        "." + path.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** The folder of what is behind a link, since a file is not moved from one disk to another at once. */
    private Path folder() throws IOException {
        return (Files.exists(path) ? path.toRealPath() : path.toAbsolutePath()).getParent();
    }
}

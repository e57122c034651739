package org.heliosweep.command;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is going to be written.
 *
 * @param path its name
 * @param replaces whether it takes the place of one that exists
 * @param makesFolder whether its folder is made if there is none
 */
record OutputFile(Path path, boolean replaces, boolean makesFolder) {
    /** A file that somebody named. */
    static OutputFile named(Path path, boolean replaces) {
        return new OutputFile(path, replaces, false);
    }

    /** The latest result of a study. */
    static OutputFile latest(Path folder, String name) {
        return new OutputFile(folder.resolve(name), true, true);
    }

    /** The folder that it will be in, or else the one that this folder will be in. */
    Path existingFolder() {
        Path folder = folder();
        return Files.exists(folder) ? folder : folder.getParent();
    }

    /** Makes the folder if need be, and says whether there was none. */
    boolean makeFolder() {
        if (!makesFolder || Files.isDirectory(folder())) {
            return false;
        }
        try {
            Files.createDirectory(folder());
            return true;
        } catch (IOException e) {
            throw new FailureException("cannot make the folder of the results", e);
        }
    }

    /** Removes the folder again if nothing has come into it. */
    void removeFolder() {
        try {
            Files.deleteIfExists(folder());
        } catch (DirectoryNotEmptyException _) {
            // Another study's result came in meanwhile.
        } catch (IOException e) {
            throw new FailureException("cannot remove the folder of the results", e);
        }
    }

    /** How many bytes it has, once it is written. */
    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new FailureException("cannot find the file that was written", e);
        }
    }

    private Path folder() {
        return path.toAbsolutePath().getParent();
    }
}

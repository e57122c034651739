package org.heliosweep.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.heliosweep.language.Workbench;

/** What a name that somebody gives may be. */
final class Names {
    private static final String MODEL = ".model";
    private static final String STUDY = ".study";

    private Names() {}

    /** Whether this is a model for sure: by the end of a path, or as a name of a library that no study has. */
    static boolean isModel(Workbench workbench, String name) {
        return name.endsWith(MODEL)
                || (workbench.models().stream().anyMatch(each -> each.name().equals(name))
                        && workbench.studies().stream()
                                .noneMatch(each -> each.name().equals(name)));
    }

    /** Refuses the name of a folder where one of a file is wanted. */
    static void refuseFolder(String name) {
        if ((name.contains("/") || name.endsWith(MODEL) || name.endsWith(STUDY)) && Files.isDirectory(Path.of(name))) {
            throw new RequestException(name + " is a folder, not a file");
        }
    }

    /** Whether this is a study for sure: by the end of a path, or as a name of a library that no model has. */
    static boolean isStudy(Workbench workbench, String name) {
        return name.endsWith(STUDY)
                || (workbench.studies().stream().anyMatch(each -> each.name().equals(name))
                        && workbench.models().stream()
                                .noneMatch(each -> each.name().equals(name)));
    }
}

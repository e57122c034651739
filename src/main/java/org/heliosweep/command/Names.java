package org.heliosweep.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.heliosweep.language.Workbench;

/** What a name that somebody gives may be. */
final class Names {
    private static final String MODEL = ".model";
    private static final String STUDY = ".study";

    private Names() {}

    /** Refuses the name of a folder where one of a file is wanted. */
    static void refuseFolder(String name) {
        if ((name.contains("/") || name.endsWith(MODEL) || name.endsWith(STUDY)) && Files.isDirectory(Path.of(name))) {
            throw new RequestException(name + " is a folder, not a file");
        }
    }

    /** Whether this is a model and not a study: by the end of a path, or as a name of the library. */
    static boolean isModel(Workbench workbench, String name) {
        return name.endsWith(MODEL) || (isIn(workbench.models(), name) && !isIn(workbench.studies(), name));
    }

    /** Whether this is a study and not a model: by the end of a path, or as a name of the library. */
    static boolean isStudy(Workbench workbench, String name) {
        return name.endsWith(STUDY) || (isIn(workbench.studies(), name) && !isIn(workbench.models(), name));
    }

    private static boolean isIn(List<Workbench.Title> titles, String name) {
        return titles.stream().anyMatch(each -> each.name().equals(name));
    }
}

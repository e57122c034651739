package org.heliosweep.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.heliosweep.language.LanguageException;
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

    /** A problem with a model, with advice if it is that no library has it. */
    static RuntimeException withAdviceOnModel(LanguageException problem, Workbench workbench, String name) {
        return withAdvice(problem, workbench.models(), name, MODEL);
    }

    /** A problem with a study, with advice if it is that no library has it. */
    static RuntimeException withAdviceOnStudy(LanguageException problem, Workbench workbench, String name) {
        return withAdvice(problem, workbench.studies(), name, STUDY);
    }

    private static RuntimeException withAdvice(
            LanguageException problem, List<Workbench.Title> titles, String name, String ending) {
        if (name.contains("/") || name.endsWith(ending) || isIn(titles, name)) {
            return problem;
        }
        String message = problem.getMessage();
        String file = "./" + name + ending;
        if (Files.isRegularFile(Path.of(file))) {
            return new RequestException(message + "; the file is called " + file, problem);
        }
        // The message may have advice already.
        return message.endsWith("'" + name + "'")
                ? new RequestException(message + "; 'heliosweep list' shows what there is", problem)
                : problem;
    }

    private static boolean isIn(List<Workbench.Title> titles, String name) {
        return titles.stream().anyMatch(each -> each.name().equals(name));
    }
}

package org.heliosweep.command;

import org.heliosweep.language.LanguageException;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Model;
import picocli.CommandLine.Parameters;

/** The model that a command is about. */
final class ModelArgument {
    @Parameters(paramLabel = "MODEL", description = "The name of a model in the library, or the path of its file.")
    private String name;

    Model model(Workbench workbench) {
        Names.refuseFolder(name);
        try {
            return workbench.model(name);
        } catch (LanguageException e) {
            // Only now, since looking for a name in the library takes time.
            if (Names.isStudy(workbench, name)) {
                throw new RequestException(
                        "'" + name + "' is a study, not a model; 'heliosweep plan " + name + "' says what it would do",
                        e);
            }
            throw Names.withAdviceOnModel(e, workbench, name);
        }
    }
}

package org.heliosweep.command;

import java.util.ArrayList;
import java.util.List;
import org.heliosweep.language.LanguageException;
import org.heliosweep.language.SourceText;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Model;
import org.heliosweep.study.Keep;
import org.heliosweep.study.Study;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The study that a command is about, with everything in it that can be said otherwise on the command line. */
final class StudyArgument {
    private static final String NOTHING = "nothing";

    @Parameters(
            paramLabel = "STUDY",
            description = "The name of a study in the library, or the path of its file."
                    + " A model will do as well, if --design and --vary say the rest.")
    private String name;

    @Option(
            names = "--set",
            paramLabel = "INPUT=VALUE",
            description = "Sets an input to a value, such as heat=\"200 kW\" or method=fast."
                    + " Can be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--vary",
            paramLabel = "INPUT=VARIATION",
            description = "Varies an input, such as \"heat = uniform(50, 200) [kW]\". Can be given several times.")
    private List<String> variations = new ArrayList<>();

    @Option(
            names = "--fix",
            paramLabel = "INPUT=VALUE",
            description = "Fixes an input, written as in a study: \"heat = 200 [kW]\". Can be given several times.")
    private List<String> fixes = new ArrayList<>();

    @Option(
            names = "--correlate",
            paramLabel = "INPUTS=NUMBER",
            description =
                    "Correlates inputs that are drawn, by ranks: \"launch_price, launch_rate = -0.7\"; 0 makes them"
                            + " independent. Can be given several times.")
    private List<String> correlations = new ArrayList<>();

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Leaves out scenarios for which this does not hold, such as \"area < 100 [m^2]\"."
                    + " Can be given several times, and adds to what the study says.")
    private List<String> conditions = new ArrayList<>();

    @Option(
            names = "--keep",
            paramLabel = "NAMES",
            description = "Keeps these columns in the file instead of those of the study:"
                    + " \"inputs, outputs, number, reason\" or names; \"nothing\" writes no file.")
    private String kept;

    @Option(names = "--rows", paramLabel = "N", description = "Keeps only the scenarios with numbers below N.")
    private String rows;

    @Option(
            names = "--show",
            paramLabel = "STATISTICS",
            description = "Shows statistics, such as \"mean(area), quantile(mass, 5 %%, 95 %%)\"."
                    + " Can be given several times, and adds to what the study shows.")
    private List<String> shown = new ArrayList<>();

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description = "Uses another design: grid, or \"random 1_000_000 seed 7\".")
    private String design;

    @Mixin
    private PrecisionOption precision;

    @Option(names = "--scenarios", paramLabel = "N", description = "Draws this many scenarios; not for a grid.")
    private String scenarios;

    @Option(names = "--seed", paramLabel = "S", description = "Draws with this seed; not for a grid.")
    private String seed;

    /** The study as the command line wants it. */
    Study study(Workbench workbench) {
        Names.refuseFolder(name);
        StudyBuilder builder = builder(workbench);
        if (design != null) {
            builder.add(SourceText.of("--design", "design " + design));
        }
        precision.asked().ifPresent(builder::precision);
        variations.forEach(each -> builder.add(SourceText.of("--vary", "vary " + each)));
        fixes.forEach(each -> builder.add(SourceText.of("--fix", "fix " + each)));
        settings.forEach(each -> builder.set(SourceText.of("--set", each)));
        correlations.forEach(each -> builder.add(SourceText.of("--correlate", "correlate " + each)));
        conditions.forEach(each -> builder.add(SourceText.of("--where", "where " + each)));
        shown.forEach(each -> builder.add(SourceText.of("--show", "show " + each)));
        if (scenarios != null) {
            builder.scenarios(WholeNumbers.parse("--scenarios", scenarios, 1, Long.MAX_VALUE));
        }
        if (seed != null) {
            builder.seed(WholeNumbers.parse("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return keeping(builder);
    }

    private StudyBuilder builder(Workbench workbench) {
        try {
            return workbench.study(name);
        } catch (LanguageException e) {
            // Only now, since looking for a name in the library takes time.
            if (Names.isModel(workbench, name)) {
                return ofModel(workbench);
            }
            throw Names.withAdviceOnStudy(e, workbench, name);
        }
    }

    private StudyBuilder ofModel(Workbench workbench) {
        if (design == null) {
            throw new RequestException("'" + name + "' is a model, not a study; --design makes one of it, as in"
                    + " --design \"random 1000 seed 1\", and --vary says what is varied");
        }
        Model model = workbench.model(name);
        return workbench.newStudy(model.name(), model);
    }

    private Study keeping(StudyBuilder builder) {
        if (kept != null) {
            if (kept.strip().equals(NOTHING)) {
                builder.keepNothing();
            } else {
                builder.add(SourceText.of("--keep", "keep " + kept));
            }
        }
        Study study = builder.build();
        if (rows == null) {
            return study;
        }
        long wanted = WholeNumbers.parse("--rows", rows, 1, Long.MAX_VALUE);
        if (study.keep().isNothing()) {
            throw new RequestException("--rows says how much is kept, but the study keeps nothing; --keep says what");
        }
        return builder.add("keep " + String.join(", ", items(study.keep())) + " rows " + wanted)
                .build();
    }

    private static List<String> items(Keep keep) {
        List<String> items = new ArrayList<>();
        if (keep.number()) {
            items.add("number");
        }
        keep.columns().forEach(column -> items.add(column.name()));
        if (keep.reason()) {
            items.add("reason");
        }
        return items;
    }
}

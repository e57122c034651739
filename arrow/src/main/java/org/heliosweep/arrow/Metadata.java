package org.heliosweep.arrow;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.heliosweep.design.Design;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;
import org.heliosweep.study.Study;

/**
 * What a file says about itself: the keys and values of the schema's metadata, and of each field's. It depends on the
 * study and on the version of the engine alone: no time, no machine, no options of the run. The maps keep an order that does not change
 * from one run to the next, because Arrow writes them in the order in which it finds them.
 */
final class Metadata {
    /** The name of the study. */
    static final String STUDY = "heliosweep.study";
    /** What the study asks. */
    static final String STUDY_DESCRIPTION = "heliosweep.study.description";
    /** The study as text; it reads back to the study. */
    static final String STUDY_TEXT = "heliosweep.study.text";
    /** The name of the model. */
    static final String MODEL = "heliosweep.model";
    /** The kind of design: {@code grid} or {@code random}. */
    static final String DESIGN = "heliosweep.design";
    /** The seed; only where something is drawn. */
    static final String SEED = "heliosweep.seed";
    /** The generator of random numbers; only where something is drawn. */
    static final String GENERATOR = "heliosweep.generator";
    /** How many scenarios the design has. */
    static final String SCENARIOS = "heliosweep.scenarios";
    /** How many rows the file has: the scenarios with numbers below this. */
    static final String ROWS = "heliosweep.rows";
    /** The version of the engine that wrote the file. */
    static final String VERSION = "heliosweep.version";

    /** The unit of a column of numbers, as in a model. */
    static final String UNIT = "heliosweep.unit";
    /** What a column is; left out where it is empty. */
    static final String DESCRIPTION = "heliosweep.description";
    /** Where a column comes from; left out where it is empty. */
    static final String SOURCE = "heliosweep.source";
    /** What a column's values are: {@code number}, {@code choice} or {@code truth}. */
    static final String KIND = "heliosweep.kind";
    /** What a column is to the model: {@code input}, {@code constant}, {@code intermediate}, {@code output}; or {@code
     * scenario} or {@code reason} for what the engine adds. */
    static final String ROLE = "heliosweep.role";

    private Metadata() {}

    /** The metadata of the schema. */
    static Map<String, String> of(Plan plan, String version) {
        Study study = plan.study();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(VERSION, version);
        entries.put(STUDY, study.name());
        entries.put(STUDY_DESCRIPTION, study.description());
        entries.put(STUDY_TEXT, study.text());
        entries.put(MODEL, study.model().name());
        switch (study.design()) {
            case Design.Grid _ -> entries.put(DESIGN, "grid");
            case Design.Random random -> {
                entries.put(DESIGN, "random");
                entries.put(SEED, Long.toString(random.seed()));
                entries.put(GENERATOR, Design.Random.GENERATOR);
            }
        }
        entries.put(SCENARIOS, Long.toString(plan.size()));
        entries.put(ROWS, Long.toString(plan.rows()));
        return entries;
    }

    /** The metadata of a column that a study keeps. */
    static Map<String, String> of(Study study, Column column) {
        Map<String, String> entries = new LinkedHashMap<>();
        switch (column.kind()) {
            case Kind.Number number -> {
                entries.put(KIND, "number");
                entries.put(UNIT, number.unit().symbol());
            }
            case Kind.Choice _ -> entries.put(KIND, "choice");
            case Kind.Truth _ -> entries.put(KIND, "truth");
        }
        putUnlessEmpty(entries, DESCRIPTION, column.description());
        putUnlessEmpty(entries, SOURCE, column.source());
        study.model()
                .quantity(column.name())
                .ifPresent(quantity -> entries.put(ROLE, quantity.role().name().toLowerCase(Locale.ROOT)));
        return entries;
    }

    /** The metadata of the column with the numbers of the scenarios. */
    static Map<String, String> ofNumber() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(KIND, "number");
        entries.put(UNIT, "1");
        entries.put(ROLE, "scenario");
        entries.put(DESCRIPTION, "number of the scenario");
        return entries;
    }

    /** The metadata of the column that says why scenarios are invalid or excluded. */
    static Map<String, String> ofReason() {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put(KIND, "choice");
        entries.put(ROLE, "reason");
        entries.put(DESCRIPTION, "why the scenario is invalid or excluded");
        return entries;
    }

    private static void putUnlessEmpty(Map<String, String> entries, String key, String value) {
        if (!value.isEmpty()) {
            entries.put(key, value);
        }
    }
}

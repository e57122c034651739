package org.heliosweep.device;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heliosweep.device.LeafLevels.Level;
import org.heliosweep.graph.Node;
import org.heliosweep.statistic.StridedSums;

/**
 * Where the values of coarser levels lie, and what is noted about them: the fields of {@code struct levels}. Level 0 are
 * the values of rows, of which 32 consecutive ones are at hand; the others are tables. An array of values is
 *
 * <pre>
 *   level 0     a group | room | the value of one row, 32 times | those of the rows at hand
 *   others      a group | room | the rows of the table, each rounded up to whole groups | room
 * </pre>
 *
 * <p>Groups of scenarios that are inside a row read the values where they lie; those of any other group are put together
 * at the begin of the arrays.
 */
final class LevelLayout {
    /** How many scenarios a group has. */
    static final int GROUP = StridedSums.LANES;

    /** How many rows are computed at once. */
    static final int ROWS_AT_HAND = GROUP;

    /** Where arrays have what is not put together. */
    static final int PLACES = 2 * GROUP;

    /** Where those of level 0 have the rows at hand. */
    static final int AT_HAND = PLACES + GROUP;

    private final LeafKernel kernel;
    private final LeafLevels levels;
    private final Map<String, LeafLevels.Place> places;
    private final Set<Node> used;

    LevelLayout(LeafKernel kernel) {
        this.kernel = kernel;
        this.levels = kernel.levels();
        this.places = levels.places();
        this.used = used(kernel);
    }

    private static Set<Node> used(LeafKernel kernel) {
        boolean[] wanted = kernel.graph().reachable(kernel.roots());
        Set<Node> used = new HashSet<>();
        for (int id = 0; id < wanted.length; id++) {
            if (wanted[id]) {
                used.add(kernel.graph().node(id));
            }
        }
        return used;
    }

    /** How many places a row of a table has room for. */
    int stride() {
        return (levels.rowLength() + GROUP - 1) / GROUP * GROUP;
    }

    /** How many bytes the structure has, which are all zero at first. */
    long bytes() {
        return fields().stream().mapToLong(Field::length).sum() * Long.BYTES;
    }

    /** How many pairs are listed for a histogram until they are counted, at most: in a leaf, or a row of a table. */
    int mostPairs() {
        return 2 * (StridedSums.LEAF + stride() + ROWS_AT_HAND);
    }

    /** An array of values of 8 bytes. */
    private record Field(String type, String name, long length, boolean isArray) {
        static Field integers(String name, long length) {
            return new Field("int64_t", name, length, true);
        }

        static Field integer(String name) {
            return new Field("int64_t", name, 1, false);
        }
    }

    /** The arrays of values come first, so that they are aligned. */
    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            long length = index == 0 ? AT_HAND + ROWS_AT_HAND : PLACES + (long) level.rows() * stride() + GROUP;
            for (LeafLevels.Value value : level.values()) {
                fields.add(new Field(Expressions.type(value.input().type()), value.name(), length, true));
            }
        }
        for (int index = 0; index < levels.levels().size(); index++) {
            Level level = levels.levels().get(index);
            long rows = index == 0 ? ROWS_AT_HAND : level.rows();
            fields.add(Field.integer("at" + index));
            if (level.isChecked()) {
                fields.add(Field.integers("flawed" + index, rows));
            }
            if (index > 0) {
                fields.add(Field.integer("begin" + index));
                fields.add(Field.integer("row" + index));
                fields.add(Field.integers("computed" + index, rows));
            }
            if (level.accumulates()) {
                fields.add(Field.integers("noted" + index, rows));
                if (index > 0) {
                    fields.add(Field.integers("more" + index, rows * (stride() + 1)));
                }
            }
        }
        if (levels.accumulates()) {
            fields.add(Field.integers("times", stride()));
        }
        for (String name : List.of("from_row", "to_row", "shown", "row", "place")) {
            fields.add(Field.integer(name));
        }
        return fields;
    }

    /** Writes the structure. */
    void writeStructure(Lines lines) {
        lines.open("struct levels");
        fields().forEach(field -> lines.line(
                field.type() + " " + field.name() + (field.isArray() ? "[" + field.length() + "]" : "") + ";"));
        lines.close(";").line("");
    }

    /** The number of the list that has the structure. */
    int list() {
        return kernel.columns().size() + kernel.keys().size() + levels.keys().size();
    }

    /** The number of the list of a histogram whose keys are values of a coarser level. */
    int list(LeafKernel.Keys keys) {
        return kernel.columns().size() + kernel.keys().size() + levels.keys().indexOf(keys);
    }

    /** The kept value that an input stands for, and its level; null for an input that is none. */
    LeafLevels.Place place(Node.Input input) {
        return places.get(input.name());
    }

    /** The expression of a value for a scenario in a loop over groups and lanes. */
    String value(Node.Input input) {
        LeafLevels.Place place = place(input);
        String group = place.level() == 0 ? "" : "group * " + GROUP + " + ";
        return "levels->" + place.value().name() + "[at" + place.level() + " + " + group + "lane]";
    }

    /** Where the values of the row at hand begin in a table. */
    String rowAtHand(int index) {
        return PLACES + " + levels->row" + index + " * " + stride();
    }

    /** Whether scenarios read a value. */
    boolean isUsed(LeafLevels.Value value) {
        return used.contains(value.input());
    }

    /** The begin of a function that gets the levels, and where to add up. */
    static String function(String name, String parameters) {
        return "static " + name + "(struct levels *restrict levels, struct states *restrict states, void *const *lists"
                + (parameters.isEmpty() ? "" : ", " + parameters) + ")";
    }

    /** A call of such a function. */
    static String call(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of("levels", "states", "lists"));
        all.addAll(List.of(arguments));
        return Expressions.call(name, all.toArray(String[]::new));
    }
}

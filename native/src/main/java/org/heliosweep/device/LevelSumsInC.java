package org.heliosweep.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.heliosweep.device.LeafLevels.Level;

/**
 * What a kernel in C adds up at coarser levels. It is noted first: how often each place was evaluated. It is added up
 * before the values are replaced, and at the end by
 *
 * <pre>
 *   void heliosweep_give(int64_t row_of_tables, struct states *states, void *const *lists)
 * </pre>
 *
 * <p>The lists of a kernel have, behind those of scenarios, {@link KeyCounts} with pairs for each histogram here.
 */
final class LevelSumsInC {
    /** The name of the function that adds up what is left. */
    static final String GIVE = "heliosweep_give";

    private static final int GROUP = LevelLayout.GROUP;

    private final LeafLevels levels;
    private final LevelLayout layout;
    private final Lines lines;

    LevelSumsInC(LeafLevels levels, LevelLayout layout, Lines lines) {
        this.levels = levels;
        this.layout = layout;
        this.lines = lines;
    }

    /** Writes the functions that add up what is accumulated at a level. */
    void writeLevel(int index) {
        if (levels.levels().get(index).accumulates()) {
            accumulate(index);
            give(index);
        }
    }

    /** Writes the functions that note what was evaluated, and that add up what is left. */
    void writeAll() {
        if (levels.accumulates()) {
            note();
        }
        giveAll();
    }

    /** Adds values to what is accumulated, each a number of times. */
    private void accumulate(int index) {
        Level level = levels.levels().get(index);
        lines.open(LevelLayout.function(
                "void accumulate" + index, "int64_t from, const int64_t *restrict times, int64_t groups"));
        if (!level.states().isEmpty()) {
            lines.open("for (int64_t group = 0; group < groups; group++)");
            lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)");
            lines.line("const int64_t uses = times[group * " + GROUP + " + lane];");
            Map<Integer, LeafLevels.Value> read = new LinkedHashMap<>();
            for (LaneState state : level.states()) {
                LeafLevels.Value value = value(level, state.value());
                if (read.putIfAbsent(state.value(), value) == null) {
                    lines.line("const " + Expressions.type(value.input().type()) + " " + value.name() + " = levels->"
                            + value.name() + "[from + group * " + GROUP + " + lane];");
                }
                String place = "states->" + state.name() + "[lane]";
                lines.line(place + " = "
                        + state.nextOften(
                                place, value.name(), "uses", value.input().type())
                        + ";");
            }
            lines.close().close();
        }
        for (LeafKernel.Keys each : level.keys()) {
            String name = value(level, each.key()).name();
            lines.open("");
            lines.line("int64_t *const list = lists[" + layout.list(each) + "];");
            lines.line("int64_t *const window = list + " + (KeyCounts.LIST + 2 * layout.mostPairs()) + ";");
            lines.line("const int64_t first_key = list[1];");
            lines.line("int64_t length = list[0];");
            lines.open("for (int64_t at = 0; at < groups * " + GROUP + "; at++)");
            lines.line("const int64_t uses = times[at];");
            lines.open("if (uses == 0)").line("continue;").close();
            lines.line("const int64_t key = levels->" + name + "[from + at];");
            lines.line("const uint64_t place = (uint64_t) (key - first_key);");
            lines.open("if (place < " + KeyCounts.window(each.size()) + ")").line("window[place] += uses;");
            lines.close(" else {")
                    .line("    list[" + KeyCounts.LIST + " + length++] = key;")
                    .line("    list[" + KeyCounts.LIST + " + length++] = uses;")
                    .line("}");
            lines.close();
            lines.line("list[0] = length;");
            lines.close();
        }
        lines.close().line("");
    }

    private static LeafLevels.Value value(Level level, int node) {
        return level.values().stream()
                .filter(value -> value.node() == node)
                .findFirst()
                .orElseThrow();
    }

    /** Adds up what was noted of the rows at hand, or of a row of a table. */
    private void give(int index) {
        if (index == 0) {
            lines.open(LevelLayout.function("void give0", ""));
            lines.line(LevelLayout.call("accumulate0", "" + LevelLayout.AT_HAND, "levels->noted0", "1") + ";");
            lines.line("memset(levels->noted0, 0, sizeof levels->noted0);");
        } else {
            lines.open(LevelLayout.function("void give" + index, "int64_t of_table"));
            lines.open("if (!levels->noted" + index + "[of_table])")
                    .line("return;")
                    .close();
            lines.line("levels->noted" + index + "[of_table] = 0;");
            lines.line("int64_t *const more = levels->more" + index + " + of_table * " + (layout.stride() + 1) + ";");
            lines.line("int64_t *const times = levels->times;");
            lines.line("int64_t now = 0;");
            lines.open("for (int64_t place = 0; place < " + layout.stride() + "; place++)")
                    .line("now += more[place];")
                    .line("times[place] = now;")
                    .close();
            lines.line("memset(more, 0, " + (layout.stride() + 1) + " * sizeof *more);");
            lines.line(LevelLayout.call(
                            "accumulate" + index,
                            LevelLayout.PLACES + " + of_table * " + layout.stride(),
                            "times",
                            Integer.toString(layout.stride() / GROUP))
                    + ";");
        }
        lines.close().line("");
    }

    private void note() {
        lines.line("/* Notes that the groups that were located last have been evaluated. */");
        lines.open(LevelLayout.function("void note", "int64_t begin, int64_t first, int64_t end, int64_t groups"));
        lines.open("if (levels->row < 0)");
        lines.line("int64_t times[" + GROUP + "];");
        lines.open("for (int64_t lane = 0; lane < " + GROUP + "; lane++)")
                .line("times[lane] = begin + lane >= first && begin + lane < end;")
                .close();
        for (int index = 0; index < levels.levels().size(); index++) {
            if (levels.levels().get(index).accumulates()) {
                lines.line(LevelLayout.call("accumulate" + index, "0", "times", "1") + ";");
            }
        }
        lines.line("return;").close();
        for (int index = 0; index < levels.levels().size(); index++) {
            if (!levels.levels().get(index).accumulates()) {
                continue;
            }
            if (index == 0) {
                lines.line("levels->noted0[levels->row - levels->from_row] += groups * " + GROUP + ";");
            } else {
                lines.open("");
                lines.line("int64_t *const more = levels->more" + index + " + levels->row" + index + " * "
                        + (layout.stride() + 1) + " + levels->place;");
                lines.line("more[0]++;");
                lines.line("more[groups * " + GROUP + "]--;");
                lines.line("levels->noted" + index + "[levels->row" + index + "] = 1;");
                lines.close();
            }
        }
        lines.close().line("");
    }

    private void giveAll() {
        lines.line("/* Adds up what is left of a row of each table, and with the first one of the rows at hand. */");
        lines.open("void " + GIVE + "(int64_t of_table, struct states *restrict states, void *const *lists)");
        if (levels.accumulates()) {
            lines.line("struct levels *const levels = lists[" + layout.list() + "];");
        }
        for (int index = 0; index < levels.levels().size(); index++) {
            if (levels.levels().get(index).accumulates()) {
                lines.open("if (of_table < "
                        + (index == 0 ? 1 : levels.levels().get(index).rows()) + ")");
                lines.line(
                        (index == 0 ? LevelLayout.call("give0") : LevelLayout.call("give" + index, "of_table")) + ";");
                lines.close();
            }
        }
        lines.close().line("");
    }
}

package org.heliosweep.workload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.graph.Node;
import org.heliosweep.language.StudyBuilder;
import org.heliosweep.language.Workbench;
import org.heliosweep.model.Model;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Precision;
import org.heliosweep.study.Study;

/**
 * The workload W: its models, and the plan of each variant.
 *
 * <p>Flat means that a tool gets columns of inputs and knows nothing of a grid. The columns hold 8,192 scenarios of the
 * grid, multiples of the golden section, so that each differs from the next in every input; all tools evaluate these
 * again and again. In the engine's plan they are constant arrays, read at the scenario number modulo 8,192: they take
 * the place of the digits of the number, and with these goes everything that could be hoisted.
 */
public final class Workload {
    /** How many scenarios the columns of flat inputs hold. */
    public static final int COLUMN = 8_192;

    /** How many rows are written: more than any cache holds. */
    public static final int ROWS = 240 * COLUMN;

    private static final long GOLDEN = 12_334_969;

    private static final Workbench WORKBENCH = Workbench.of(new WorkloadLibrary());

    private Workload() {}

    /** W a number of times; see {@link Variant#links}. */
    public static Model model(int links) {
        Model w = WORKBENCH.model("w");
        return links == 1 ? w : WORKBENCH.readModel(Chain.text(w, links));
    }

    /** The study of a variant, before inputs are made flat and statistics are left out. */
    public static Study study(Variant variant) {
        StudyBuilder builder = builder(variant);
        return (variant == Variant.WRITE ? builder.add("keep outputs rows " + ROWS) : builder).build();
    }

    /** The study of inputs that are drawn, for a number of scenarios. */
    public static Study drawn(long scenarios) {
        return builder(Variant.RANDOM).scenarios(scenarios).build();
    }

    /** What the engine evaluates for a variant, in double precision. */
    public static Plan plan(Variant variant) {
        return plan(variant, Precision.DOUBLE);
    }

    /** What the engine evaluates for a variant. */
    public static Plan plan(Variant variant, Precision precision) {
        Plan plan = Plan.of(study(variant).in(precision));
        Plan fed = variant.isFlat() ? Rewriting.withColumns(plan, columns(builder(variant), precision)) : plan;
        return switch (variant) {
            case STATISTICS, GRID_STATISTICS -> fed;
            case WRITE -> Reduction.none(fed);
            case FLAT, GRID, RANDOM, CHAIN_2, CHAIN_6, CHAIN_20 -> Reduction.plain(fed);
        };
    }

    /**
     * An expression of two inputs x and y, each between 0.01 and 2, without any reduction.
     *
     * @param draws whether the inputs are drawn, the generator included, or come from columns in memory
     */
    public static Plan plan(String expression, boolean draws) {
        return draws ? unreduced(drawn(expression).build()) : Reduction.none(overColumns(output(expression)));
    }

    /**
     * Equations of two inputs x and y, each between 0.01 and 2, that come from columns in memory; count, sum, least and
     * greatest value of every output.
     */
    public static Plan reduced(String equations) {
        return Reduction.plain(overColumns(equations));
    }

    /** A study without its reductions: scenarios are counted by status, so outputs are still tested for being finite. */
    public static Plan unreduced(Study study) {
        return Reduction.none(Plan.of(study));
    }

    private static Plan overColumns(String equations) {
        return Rewriting.withColumns(
                Plan.of(overGrid(equations).build()), columns(overGrid(equations), Precision.DOUBLE));
    }

    /** A study of an expression whose inputs are drawn. */
    static StudyBuilder drawn(String expression) {
        return study(output(expression), "design random 262_144 seed 1\nvary x, y = uniform");
    }

    private static String output(String expression) {
        return "output z [1] = " + expression;
    }

    private static StudyBuilder overGrid(String equations) {
        return study(equations, "design grid\nvary x = linspace(0.01, 2, 512)\nvary y = linspace(0.01, 2, 513)");
    }

    private static StudyBuilder study(String equations, String design) {
        Model model = WORKBENCH.readModel("""
                model expression
                input x [1] = 1  0.01 .. 2
                input y [1] = 1  0.01 .. 2
                """ + equations);
        return WORKBENCH.newStudy("expression", model).add(design);
    }

    /** Which scenario of the grid is at an index of the columns. */
    static long spread(long index, long size) {
        return index * GOLDEN % size;
    }

    private static StudyBuilder builder(Variant variant) {
        StudyBuilder written = WORKBENCH.study(variant == Variant.RANDOM ? "w-random" : "w");
        if (variant.links() == 1) {
            return written;
        }
        String text = written.build().text();
        return WORKBENCH
                .newStudy("w-" + variant.links(), model(variant.links()))
                .add(text.substring(text.indexOf("design")));
    }

    /** For the levels of each input, which are an array in the plan of the grid, the column of flat inputs. */
    private static Map<ConstantArray, ConstantArray> columns(StudyBuilder grid, Precision precision) {
        Plan plan = Plan.of(grid.add("keep inputs").build().in(precision));
        List<ConstantArray> levels = plan.columns().stream()
                .map(column -> ((Node.Element) plan.graph().node(column.node())).array())
                .toList();
        double[][] columns = new double[levels.size()][COLUMN];
        for (int index = 0; index < COLUMN; index++) {
            long rest = spread(index, plan.size());
            for (int input = levels.size() - 1; input >= 0; input--) {
                int length = levels.get(input).length();
                columns[input][index] = levels.get(input).get((int) (rest % length));
                rest /= length;
            }
        }
        Map<ConstantArray, ConstantArray> replaced = new HashMap<>();
        for (int input = 0; input < columns.length; input++) {
            replaced.put(levels.get(input), ConstantArray.of(columns[input]));
        }
        return replaced;
    }
}

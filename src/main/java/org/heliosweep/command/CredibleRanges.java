package org.heliosweep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.model.Input;
import org.heliosweep.study.Study;

/** Finds inputs that leave the range in which the model's author believes in them. */
final class CredibleRanges {
    private CredibleRanges() {}

    /** A sentence for each input outside its credible range, in the order of the model. */
    static List<String> notes(Study study) {
        List<String> notes = new ArrayList<>();
        for (Input input : study.model().inputs()) {
            if (input instanceof Input.Number number) {
                study.design().varied().stream()
                        .filter(each -> each.input().equals(number.name()))
                        .forEach(each -> varied(number, each, notes));
                Double fixed = study.fixed().get(number.name());
                if (fixed != null && isOutside(number, fixed)) {
                    notes.add(number.name() + " = " + withUnit(number, Numbers.exact(fixed)) + " is outside"
                            + range(number));
                }
            }
        }
        return notes;
    }

    /** Whether a value is outside its input's credible range. */
    static boolean isOutside(Input.Number input, double value) {
        return !(value >= input.low() && value <= input.high());
    }

    private static void varied(Input.Number input, Varied varied, List<String> notes) {
        double[] ends = ends(varied.variation());
        if (isOutside(input, ends[0]) || isOutside(input, ends[1])) {
            String values = ends[0] == ends[1]
                    ? "around " + Numbers.exact(ends[0])
                    : "from " + Numbers.exact(ends[0]) + " to " + Numbers.exact(ends[1]);
            notes.add(input.name() + ", varied " + withUnit(input, values) + ", leaves" + range(input));
        }
    }

    private static String range(Input.Number input) {
        return " its credible range, "
                + withUnit(input, Numbers.exact(input.low()) + " to " + Numbers.exact(input.high()));
    }

    private static String withUnit(Input.Number input, String text) {
        return (text + " " + ModelTables.symbol(input.unit())).strip();
    }

    /** The least and the greatest value; for what has no bounds, the middle. */
    private static double[] ends(Variation variation) {
        return switch (variation) {
            case Variation.Levels levels -> ends(levels.values().toArray());
            case Variation.LinearSpace space -> new double[] {space.low(), space.high()};
            case Variation.LogarithmicSpace space -> new double[] {space.low(), space.high()};
            case Variation.Discrete discrete -> ends(discrete.values().toArray());
            case Variation.Uniform uniform -> new double[] {uniform.low(), uniform.high()};
            case Variation.LogUniform uniform -> new double[] {uniform.low(), uniform.high()};
            case Variation.Triangular triangular -> new double[] {triangular.low(), triangular.high()};
            case Variation.Normal normal -> new double[] {normal.mean(), normal.mean()};
            case Variation.LogNormal normal -> new double[] {normal.median(), normal.median()};
        };
    }

    private static double[] ends(double... values) {
        return new double[] {
            DoubleStream.of(values).min().orElseThrow(),
            DoubleStream.of(values).max().orElseThrow()
        };
    }
}

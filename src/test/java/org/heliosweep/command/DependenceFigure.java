package org.heliosweep.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.heliosweep.model.Input;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.unit.Unit;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** The main dependence of a model, drawn. */
final class DependenceFigure {
    private static final String LINE = "#1f4e79";
    private static final String BAND = "#9ec5e8";
    private static final String POINT = "#c0392b";
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int STEPS = 80;
    private static final int STEPS_OF_BAND = 4;
    private static final int STEPS_OF_LONG = 16;
    private static final int HALVINGS = 30;

    /** How far from the line a band may be seen, compared with how far the line goes up and down. */
    private static final double FURTHEST = 4;

    /** What is left free beside the outermost values, compared with their distance. */
    private static final double MARGIN = 0.04;

    /**
     * What is seen at one place: a value, and the least and the greatest of a band around it; NaN where there is none,
     * since a scenario is invalid.
     */
    private record Seen(double place, double value, double least, double greatest) {
        static Seen of(double place, double value, List<Double> others) {
            double[] band = others.stream().mapToDouble(Double::doubleValue).toArray();
            return new Seen(
                    place,
                    value,
                    Arrays.stream(band).reduce(value, Math::min),
                    Arrays.stream(band).reduce(value, Math::max));
        }

        Seen within(double low, double high) {
            return new Seen(place, value, Math.max(least, low), Math.min(greatest, high));
        }
    }

    private final Model model;
    private final MainDependence dependence;
    private final Response response;
    private final List<Seen> seen;
    private final boolean isCut;

    private DependenceFigure(Model model, MainDependence dependence) {
        this.model = model;
        this.dependence = dependence;
        this.response = new Response(model, dependence.output());
        List<Seen> all = dependence.index().isPresent() ? overIndex() : overInput();
        this.seen = cut(all);
        this.isCut = !seen.equals(all);
    }

    /** The figure of a model; nothing if no number in it moves another. */
    static Optional<DependenceFigure> of(Model model) {
        return MainDependence.of(model).map(dependence -> new DependenceFigure(model, dependence));
    }

    /** A band may make the line hard to see; what is many times further away than the line is long, is cut off. */
    private List<Seen> cut(List<Seen> all) {
        double low = all.stream()
                .mapToDouble(Seen::value)
                .filter(Double::isFinite)
                .min()
                .orElseThrow();
        double high = all.stream()
                .mapToDouble(Seen::value)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
        double room = FURTHEST * (high - low);
        if (isLogarithmic(all) || room == 0) {
            return all;
        }
        return all.stream().map(each -> each.within(low - room, high + room)).toList();
    }

    private static double[] values(List<Seen> all) {
        return all.stream()
                .flatMapToDouble(each -> DoubleStream.of(each.value(), each.least(), each.greatest()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static boolean isLogarithmic(List<Seen> all) {
        double[] values = values(all);
        return Levels.isWide(values[0], values[values.length - 1]);
    }

    private List<Seen> overInput() {
        Input.Number first = dependence.first();
        boolean isLong = MainDependence.isLong(model);
        List<Seen> all = new ArrayList<>();
        for (double place : Levels.of(first, isLong ? STEPS_OF_LONG : STEPS)) {
            double value = response.at(Map.of(first.name(), place))[0];
            List<Double> others = new ArrayList<>(List.of(value));
            dependence.second().ifPresent(second -> {
                for (double level : Levels.of(second, isLong ? 1 : STEPS_OF_BAND)) {
                    if (level != second.standard()) {
                        others.add(response.at(Map.of(first.name(), place, second.name(), level))[0]);
                    }
                }
            });
            all.add(Seen.of(place, value, others));
        }
        return all;
    }

    private List<Seen> overIndex() {
        Input.Number first = dependence.first();
        double[] values = response.at(Map.of());
        List<double[]> others = new ArrayList<>();
        for (double level : Levels.of(first, STEPS_OF_BAND)) {
            others.add(response.at(Map.of(first.name(), level)));
        }
        List<Seen> all = new ArrayList<>();
        for (int position = 0; position < values.length; position++) {
            int each = position;
            all.add(Seen.of(
                    dependence.index().orElseThrow().first() + position,
                    values[position],
                    others.stream().map(level -> level[each]).toList()));
        }
        return all;
    }

    /** The input that the band is over, where there is one that can be seen. */
    private Optional<Input.Number> banded() {
        if (seen.stream().allMatch(each -> Double.isNaN(each.least()))) {
            return Optional.empty();
        }
        return dependence.index().isPresent() ? Optional.of(dependence.first()) : dependence.second();
    }

    private String place() {
        return dependence.index().isPresent()
                ? dependence.index().orElseThrow().name()
                : dependence.first().name();
    }

    private Quantity output() {
        return dependence.output().getFirst();
    }

    private String title() {
        return dependence.name() + " over " + place();
    }

    /** The figure, as it stands in a document. */
    Picture picture(String file) {
        StringBuilder caption = new StringBuilder();
        caption.append(Markdown.code(dependence.name()));
        if (dependence.index().isPresent()) {
            caption.append(" for each ")
                    .append(Markdown.code(place()))
                    .append(", with all inputs at their defaults, and as a band over the credible range of ")
                    .append(Markdown.code(dependence.first().name()))
                    .append(", the input that moves it most.");
        } else {
            caption.append(" over the credible range of ")
                    .append(Markdown.code(place()))
                    .append(
                            ", the input that moves it most, with all others at their defaults. The point is at its default.");
            banded().ifPresent(second -> caption.append(" The band is over the credible range of ")
                    .append(Markdown.code(second.name()))
                    .append(", which moves it second most."));
        }
        if (banded().isPresent()
                && seen.stream().anyMatch(each -> !Double.isNaN(each.value()) && Double.isNaN(each.least()))) {
            caption.append(" The band ends where part of it would be invalid.");
        }
        if (isCut) {
            caption.append(" It goes on beyond the figure.");
        }
        if (!dependence.proportional().isEmpty() && !dependence.proportional().contains(place())) {
            caption.append(' ')
                    .append(Markdown.code(dependence.name()))
                    .append(" is proportional to ")
                    .append(dependence.proportional().stream()
                            .map(Markdown::code)
                            .collect(Collectors.joining(", ")))
                    .append('.');
        }
        leftOut().forEach(part -> caption.append(' ').append(part));
        return new Picture(file, title(), caption.toString());
    }

    /** A sentence for each part of the range where scenarios are invalid. */
    private List<String> leftOut() {
        List<String> parts = new ArrayList<>();
        if (dependence.index().isPresent()) {
            return parts;
        }
        for (int from = 0; from < seen.size(); from++) {
            if (Double.isNaN(seen.get(from).value())) {
                int to = from;
                while (to + 1 < seen.size() && Double.isNaN(seen.get(to + 1).value())) {
                    to++;
                }
                double low = from == 0 ? seen.get(from).place() : limit(from - 1, from);
                double high = to == seen.size() - 1 ? seen.get(to).place() : limit(to + 1, to);
                String reason =
                        reason(from == 0 ? seen.get(to).place() : seen.get(from).place());
                parts.add("Left out from " + written(low) + " to "
                        + withUnit(written(high), dependence.first().unit()) + ": " + Markdown.text(reason) + ".");
                from = to;
            }
        }
        return parts;
    }

    private String reason(double place) {
        return response.reason(Map.of(dependence.first().name(), place)).orElseThrow();
    }

    /** Where validity ends, between a place that is valid and one that is not. */
    private double limit(int valid, int invalid) {
        double good = seen.get(valid).place();
        double bad = seen.get(invalid).place();
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (good + bad) / 2;
            if (Double.isNaN(response.at(Map.of(dependence.first().name(), middle))[0])) {
                bad = middle;
            } else {
                good = middle;
            }
        }
        return bad;
    }

    private static String written(double value) {
        return Numbers.plain(new BigDecimal(value).round(new MathContext(4)).doubleValue());
    }

    private static String withUnit(String text, Unit unit) {
        return text + (unit.equals(Unit.ONE) ? "" : " " + Markdown.code(unit.symbol()));
    }

    private static String named(String name, Unit unit) {
        return name + (unit.equals(Unit.ONE) ? "" : " [" + unit.symbol() + "]");
    }

    private String subtitle() {
        String band = banded().map(input -> "band: "
                        + named(
                                input.name() + " " + Numbers.exact(input.low()) + " to " + Numbers.exact(input.high()),
                                input.unit())
                        + "; ")
                .orElse("");
        return band + (dependence.index().isPresent() ? "line: all at the defaults" : "point: all at the defaults");
    }

    /** The drawing. */
    String svg() {
        List<Object> layers = new ArrayList<>();
        for (List<Seen> run : runs(Seen::least)) {
            if (banded().isPresent()) {
                layers.add(ribbon(run));
            }
        }
        for (List<Seen> run : runs(Seen::value)) {
            layers.add(line(run));
            if (run.size() == 1 || dependence.index().isPresent()) {
                run.forEach(each -> layers.add(point(each, LINE, 3)));
            }
        }
        if (dependence.index().isEmpty()) {
            seen.stream()
                    .filter(each -> each.place() == dependence.first().standard() && !Double.isNaN(each.value()))
                    .forEach(each -> layers.add(point(each, POINT, 5)));
        }
        String text = PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
                map(
                        "kind", "plot",
                        "ggtitle", map("text", model.name() + ": " + title(), "subtitle", subtitle()),
                        "ggsize", map("width", WIDTH, "height", HEIGHT),
                        "mapping", map(),
                        "theme", theme(),
                        "scales", List.of(places(), values()),
                        "layers", layers),
                null,
                new UnsupportedRGBEncoder(),
                false);
        return PlainSvg.of(text);
    }

    private static Map<String, Object> theme() {
        return map(
                "name", "bw",
                "legend_position", "none",
                "text", map("family", "sans-serif", "blank", false),
                "title", map("family", "sans-serif", "blank", false),
                "plot_title", map("size", 15, "face", "bold", "blank", false),
                "plot_subtitle", map("size", 12, "blank", false),
                "axis_title", map("size", 13, "blank", false),
                "axis_text", map("size", 12, "blank", false),
                "axis_text_x", map("size", 12, "angle", 0, "blank", false),
                "panel_grid_minor", map("blank", true));
    }

    private Map<String, Object> places() {
        if (dependence.index().isPresent()) {
            List<Double> ticks = Ticks.linear(
                            seen.getFirst().place(), seen.getLast().place())
                    .stream()
                    .filter(tick -> tick == Math.rint(tick))
                    .toList();
            List<String> years = ticks.stream()
                    .map(tick -> BigDecimal.valueOf(tick.longValue()).toPlainString())
                    .toList();
            return map(
                    "aesthetic",
                    "x",
                    "name",
                    place(),
                    "breaks",
                    ticks,
                    "labels",
                    years,
                    "limits",
                    limits(seen.getFirst().place(), seen.getLast().place(), false),
                    "expand",
                    List.of(0, 0));
        }
        Input.Number first = dependence.first();
        return scale(
                "x",
                named(first.name(), first.unit()),
                seen.getFirst().place(),
                seen.getLast().place(),
                Levels.isWide(first.low(), first.high()));
    }

    private Map<String, Object> values() {
        double[] values = values(seen);
        return scale(
                "y",
                named(dependence.name(), output().unit()),
                values[0],
                values[values.length - 1],
                isLogarithmic(seen));
    }

    private static Map<String, Object> scale(
            String aesthetic, String name, double low, double high, boolean isLogarithmic) {
        List<Double> ticks = isLogarithmic ? Ticks.logarithmic(low, high) : Ticks.linear(low, high);
        return map(
                "aesthetic",
                aesthetic,
                "name",
                name,
                "trans",
                isLogarithmic ? "log10" : "identity",
                "breaks",
                ticks,
                "labels",
                ticks.stream().map(Numbers::plain).toList(),
                "limits",
                limits(low, high, isLogarithmic),
                "expand",
                List.of(0, 0));
    }

    private static List<Double> limits(double low, double high, boolean isLogarithmic) {
        if (isLogarithmic) {
            double margin = StrictMath.pow(high / low, MARGIN);
            return List.of(low / margin, high * margin);
        }
        double margin = low < high ? MARGIN * (high - low) : Math.max(1, Math.abs(low));
        return List.of(low - margin, high + margin);
    }

    private List<List<Seen>> runs(ToDoubleFunction<Seen> value) {
        List<List<Seen>> runs = new ArrayList<>();
        boolean isOpen = false;
        for (Seen each : seen) {
            boolean isThere = !Double.isNaN(value.applyAsDouble(each));
            if (isThere && !isOpen) {
                runs.add(new ArrayList<>());
            }
            if (isThere) {
                runs.getLast().add(each);
            }
            isOpen = isThere;
        }
        return runs;
    }

    private static Map<String, Object> ribbon(List<Seen> run) {
        return map(
                "geom",
                "ribbon",
                "data",
                map(
                        "x", run.stream().map(Seen::place).toList(),
                        "least", run.stream().map(Seen::least).toList(),
                        "greatest", run.stream().map(Seen::greatest).toList()),
                "mapping",
                map("x", "x", "ymin", "least", "ymax", "greatest"),
                "fill",
                BAND,
                "alpha",
                0.5,
                "size",
                0,
                "tooltips",
                "none");
    }

    private static Map<String, Object> line(List<Seen> run) {
        return map("geom", "line", "data", data(run), "mapping", map("x", "x", "y", "y"), "color", LINE, "size", 1.2);
    }

    private static Map<String, Object> point(Seen seen, String colour, int size) {
        return map(
                "geom",
                "point",
                "data",
                data(List.of(seen)),
                "mapping",
                map("x", "x", "y", "y"),
                "color",
                colour,
                "size",
                size);
    }

    private static Map<String, Object> data(List<Seen> run) {
        return map(
                "x", run.stream().map(Seen::place).toList(),
                "y", run.stream().map(Seen::value).toList());
    }

    /** What the library reads: names and values in turns. */
    private static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int each = 0; each < entries.length; each += 2) {
            map.put((String) entries[each], entries[each + 1]);
        }
        return map;
    }
}

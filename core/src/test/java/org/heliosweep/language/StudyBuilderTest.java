package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heliosweep.design.Correlation;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.graph.ConstantArray;
import org.heliosweep.study.Column;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyBuilderTest {
    private static final String MODEL = """
            model box  "A box"
            input width  [cm]   = 20   10 .. 50   "width"
            input height [m]    = 1    0.5 .. 2   "height"
            input warmth [degC] = 20   -10 .. 40  "temperature"
            input margin [%]    = 10   5 .. 30    "margin"
            input shape = round { round, square }
            area [m^2] = width * height * (1 + margin)
            output volume [L] = area * 1 [m] * (if shape is round then 0.8 else 1)
            output wide = width > height
            """;

    private static final Library LIBRARY = new Library() {
        @Override
        public Optional<SourceText> file(String fileName) {
            return fileName.equals("box.model") ? Optional.of(SourceText.of(fileName, MODEL)) : Optional.empty();
        }

        @Override
        public List<String> fileNames() {
            return List.of("box.model");
        }
    };

    private static StudyBuilder builder(String statements) {
        return Workbench.of(LIBRARY).readStudy("study tried \"what it asks\"\nmodel box\n" + statements);
    }

    private static Variation variation(String text) {
        return builder("design random 10 seed 1\nvary " + text)
                .build()
                .design()
                .varied()
                .getFirst()
                .variation();
    }

    @Test
    void numbersAreBroughtToTheDeclaredUnit() {
        assertEquals(new Variation.Uniform(10, 30), variation("width = uniform(10, 30)"));
        assertEquals(new Variation.Uniform(10, 30), variation("width = uniform(0.1, 0.3) [m]"));
        assertEquals(new Variation.Uniform(10, 30), variation("width = uniform(100 [mm], 0.3 [m])"));
        assertEquals(new Variation.Uniform(5, 30), variation("margin = uniform(5, 30)"));
        assertEquals(new Variation.Uniform(5, 30), variation("margin = uniform(5 %, 30 %)"));
        assertEquals(new Variation.Uniform(5, 30), variation("margin = uniform(0.05, 0.3) [1]"));
        assertEquals(new Variation.Normal(20, 5), variation("warmth = normal(293.15, 5) [K]"));
        assertEquals(new Variation.LogNormal(20, 0.5), variation("width = lognormal(20, 0.5)"));
        assertEquals(new Variation.LogNormal(20, 0.5), variation("width = lognormal(200 [mm], 0.5)"));
        assertEquals(new Variation.LinearSpace(10, 50, 21), variation("width = linspace(10, 50, 21)"));
        assertEquals(
                new Variation.LogarithmicSpace(1, 1000, 1_000_000),
                variation("width = logspace(0.01, 10, 1_000_000) [m]"));
        assertEquals(
                new Variation.Discrete(ConstantArray.of(10, 20), List.of(0.2, 0.8)),
                variation("width = discrete(10: 20 %, 20: 0.8)"));
        assertEquals(new Variation.Levels(ConstantArray.of(1, 2, -5)), variation("height = levels(1, 2, -5)"));
    }

    @Test
    void withoutNumbersTheCredibleRangeIsMeant() {
        assertEquals(new Variation.Triangular(10, 20, 50), variation("width = triangular"));
        assertEquals(new Variation.Uniform(10, 50), variation("width = uniform"));
        assertEquals(new Variation.LogUniform(10, 50), variation("width = loguniform"));
        assertEquals(new Variation.Levels(ConstantArray.of(0, 1)), variation("shape = levels"));
        assertEquals(new Variation.Levels(ConstantArray.of(1)), variation("shape = levels(square)"));
    }

    @Test
    void severalInputsCanShareAVariation() {
        List<Varied> varied = builder("design random 10 seed 1\nvary width, height = triangular")
                .build()
                .design()
                .varied();
        assertEquals(
                List.of("width", "height"), varied.stream().map(Varied::input).toList());
        assertEquals(new Variation.Triangular(0.5, 1, 2), varied.get(1).variation());
    }

    @ParameterizedTest
    @CsvSource({
        "width, 0.3 m, 30",
        "width, 30, 30",
        "width, 30 cm, 30",
        "width, 300 [mm], 30",
        "warmth, 300 K, 26.85",
        "warmth, -5 degC, -5",
        "margin, 15 %, 15",
        "margin, 15, 15",
        "shape, square, 1"
    })
    void aValueCanBeSet(String input, String value, double expected) {
        Study study = builder("design random 10 seed 1").set(input, value).build();
        assertEquals(expected, study.fixed().get(input), 1e-12);
    }

    @Test
    void laterStatementsTakeThePlaceOfEarlierOnes() {
        StudyBuilder builder = builder("""
                design random 1000 seed 7
                vary width = triangular
                vary height = uniform
                fix margin = 20
                keep inputs, outputs rows 10
                show mean(volume)
                """);
        Study study = builder.set("width", "25")
                .add("vary margin = uniform(5, 10)")
                .scenarios(5000)
                .seed(-3)
                .add("keep number, volume")
                .add("where width < 40 [cm]")
                .add("show max(volume)")
                .build();
        assertEquals(Map.of("width", 25.0), study.fixed());
        Design.Random random = (Design.Random) study.design();
        assertEquals(5000, random.size());
        assertEquals(-3, random.seed());
        assertEquals(
                List.of("height", "margin"),
                random.varied().stream().map(Varied::input).toList());
        assertEquals(
                List.of("volume"),
                study.keep().columns().stream().map(Column::name).toList());
        assertTrue(study.keep().number());
        assertEquals(5000, study.keep().rows());
        assertEquals(1, study.conditions().size());
        assertEquals(2, study.shown().size());
        assertEquals(
                1, builder.showNothing().add("show min(volume)").build().shown().size());
        assertTrue(builder.keepNothing().build().keep().isNothing());
    }

    @Test
    void theTextReadsBackToTheSameStudy() {
        Study study = builder("""
                        design random 1_000 seed 7   # a comment
                        vary width, height = triangular
                        vary margin = uniform(5 %,
                           30 %)
                        fix shape = square
                        correlate width, height, margin = -20 %
                        where width < 40 [cm] "narrow"
                        keep inputs, outputs, reason rows 10
                        show mean(volume) "mean volume", quantile(volume, 5 %, 95 %),
                             share(width < height)
                        """).set("warmth", "300 K").build();
        Study again = Workbench.of(LIBRARY).readStudy(study.text()).build();
        assertEquals(study, again);
    }

    private static List<Correlation> correlations(StudyBuilder builder) {
        return ((Design.Random) builder.build().design()).correlations();
    }

    @Test
    void eachTwoOfTheInputsCorrelateUntilALaterStatementSaysOtherwise() {
        StudyBuilder builder = builder("""
                design random 1_000 seed 7
                vary width, height, margin = triangular
                correlate margin, width, height = 0.5
                """);
        assertEquals(
                List.of(
                        new Correlation("margin", "width", 0.5),
                        new Correlation("margin", "height", 0.5),
                        new Correlation("width", "height", 0.5)),
                correlations(builder));
        builder.add("correlate width, margin = -0.25");
        builder.add("correlate height, margin = 0");
        assertEquals(
                List.of(new Correlation("width", "height", 0.5), new Correlation("width", "margin", -0.25)),
                correlations(builder));
        builder.add("vary height = uniform");
        assertEquals(2, correlations(builder).size());
        builder.set("height", "1 m");
        assertEquals(List.of(new Correlation("width", "margin", -0.25)), correlations(builder));
    }

    @Test
    void whatIsKeptIsNamed() {
        Study study = builder("design grid\nvary width = levels(1, 2)\nvary shape = levels\nkeep outputs, inputs, area")
                .build();
        assertEquals(
                List.of("volume", "wide", "width", "shape", "area"),
                study.keep().columns().stream().map(Column::name).toList());
        assertEquals(4, study.keep().rows());
    }

    @Test
    void aGridOf10To15CanBeDescribed() {
        Study study = builder(
                        "design grid\nvary width = linspace(10, 50, 10_000_000)\nvary height = linspace(1, 2, 1e8)")
                .build();
        assertEquals(1_000_000_000_000_000L, study.design().size());
    }

    @ParameterizedTest
    @CsvSource({
        "vary width = uniform(1; 2), statement:1:23",
        "vary volume = triangular, statement:1:6",
        "vary witdh = triangular, statement:1:6",
        "where volume, statement:1:7",
        "where width < 3 [kg], statement:1:7",
        "keep nothing_like_this, statement:1:6",
        "'correlate width, height = 0.5', statement:1:1",
        "'correlate width, volume = 0.5', statement:1:18",
        "'correlate width, witdh = 0', statement:1:18",
        "'correlate width, width = 0.5', statement:1:18",
        "'correlate width, height = 1.5', statement:1:27",
        "'correlate width, height = 0.5 [kg]', statement:1:27",
    })
    void whatIsWrongIsSaidWithItsPlace(String statement, String place) {
        LanguageException problem = assertThrows(
                LanguageException.class,
                () -> builder("design random 10 seed 1").add(statement).build());
        assertTrue(problem.getMessage().startsWith(place), problem.getMessage());
    }
}

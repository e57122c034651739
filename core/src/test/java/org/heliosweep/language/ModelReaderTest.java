package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.heliosweep.model.Model;
import org.heliosweep.model.Requirement;
import org.heliosweep.model.Requirement.Origin;
import org.heliosweep.model.Use;
import org.junit.jupiter.api.Test;

/** What a model says about itself is kept as it was written. */
class ModelReaderTest {
    private static final String PIPE = """
            model pipe "Of a loop"
            input length [m] = 2 1 .. 3
            input width [m] = 1 1 .. 2
            require width > 0 [m]  "no width"
            output area [m^2] = length * width
            """;

    private static final String LOOP = """
            # What is there in a loop?
            # Pipes, mostly:
            #   o---o
            #
            # Valid for water.
            model loop "Of a house"
            # This is not for readers.
            input side [m] = 2 1 .. 3
            use pipe as outer (length = 3 *
              side, width = 1 [m])
            require side > outer.width and
              side < 9 [m]  "no such loop"
            output area [m^2] = outer.area
            """;

    private static final String HOUSE = """
            model house
            use loop as heating
            output area [m^2] = heating.area
            """;

    private static Model read(String name) {
        return Workbench.of(new Texts()).model(name);
    }

    private record Texts() implements Library {
        @Override
        public Optional<SourceText> file(String fileName) {
            return Optional.ofNullable(
                            switch (fileName) {
                                case "pipe.model" -> PIPE;
                                case "loop.model" -> LOOP;
                                case "house.model" -> HOUSE;
                                default -> null;
                            })
                    .map(text -> SourceText.of(fileName, text));
        }

        @Override
        public List<String> fileNames() {
            return List.of("house.model", "loop.model", "pipe.model");
        }
    }

    @Test
    void theCommentBeforeAModelIntroducesIt() {
        assertEquals(
                "What is there in a loop?\nPipes, mostly:\n  o---o\n\nValid for water.",
                read("loop").introduction());
        assertEquals("", read("pipe").introduction());
    }

    @Test
    void modelsInsideAreNamedWithWhatTheyAreGiven() {
        assertEquals(
                List.of(new Use(
                        "outer",
                        "pipe",
                        "Of a loop",
                        List.of(new Use.Given("length", "3 * side"), new Use.Given("width", "1 [m]")))),
                read("loop").uses());
        assertEquals(
                List.of(new Use("heating", "loop", "Of a house", List.of())),
                read("house").uses());
    }

    @Test
    void requirementsKnowHowTheyAreWrittenAndWhere() {
        List<Requirement> requirements = read("house").requirements();
        assertEquals(
                List.of("width > 0 [m]", "side > outer.width and side < 9 [m]", ""),
                requirements.stream().map(Requirement::equation).toList());
        assertEquals(
                List.of("heating.outer", "heating", ""),
                requirements.stream().map(Requirement::owner).toList());
        assertEquals(
                List.of("heating: outer: no width", "heating: no such loop", "output area is not finite"),
                requirements.stream().map(Requirement::reason).toList());
        assertEquals(
                List.of(Origin.DECLARED, Origin.DECLARED, Origin.FINITE_OUTPUT),
                requirements.stream().map(Requirement::origin).toList());
    }
}

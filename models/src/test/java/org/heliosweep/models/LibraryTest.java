package org.heliosweep.models;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.language.Workbench.Title;
import org.heliosweep.model.Input;
import org.heliosweep.model.Kind;
import org.heliosweep.model.Model;
import org.heliosweep.model.Quantity;
import org.heliosweep.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every model and study of the library. */
@Execution(ExecutionMode.CONCURRENT)
class LibraryTest {
    private static final StandardLibrary LIBRARY = new StandardLibrary();

    static Stream<String> models() {
        return Models.WORKBENCH.models().stream().map(Title::name);
    }

    static Stream<String> studies() {
        return Models.WORKBENCH.studies().stream().map(Title::name);
    }

    @Test
    void indexNamesEveryFile() throws Exception {
        assertEquals(files(), LIBRARY.fileNames().stream().sorted().toList());
        assertTrue(LIBRARY.fileNames().contains("radiator.model"));
        assertTrue(LIBRARY.fileNames().contains("orbital-vs-ground.study"));
    }

    private static List<String> files() throws URISyntaxException, java.io.IOException {
        Path folder =
                Path.of(StandardLibrary.class.getResource("index").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".model") || name.endsWith(".study") || name.endsWith(".ledger"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void fileIsCalledLikeWhatStandsInIt() {
        List<String> names = Stream.concat(
                        models().map(name -> name + ".model"), studies().map(name -> name + ".study"))
                .sorted()
                .toList();
        List<String> files = LIBRARY.fileNames().stream()
                .filter(name -> !name.endsWith(".ledger"))
                .sorted()
                .toList();
        assertEquals(files, names);
        assertEquals("claims", Models.WORKBENCH.ledger("claims").name());
    }

    @Test
    void unknownFileIsNotThere() {
        assertEquals(Optional.empty(), LIBRARY.file("index"));
        assertEquals(Optional.empty(), LIBRARY.file("warp-drive.model"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelIsValidAtItsDefaults(String name) {
        Model model = Models.WORKBENCH.model(name);
        Evaluation evaluation = Evaluation.of(model);
        assertEquals(Optional.empty(), evaluation.reason());
        for (Quantity output : model.outputs()) {
            if (output.kind() instanceof Kind.Number) {
                assertTrue(Double.isFinite(evaluation.value(output.name())), output.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everythingIsDescribedAndHasASource(String name) {
        Model model = Models.WORKBENCH.model(name);
        assertFalse(model.description().isBlank());
        assertFalse(model.outputs().isEmpty());
        assertAll(model.inputs().stream().map(input -> () -> assertDocumented(input)));
        assertAll(model.outputs().stream()
                .map(output -> () -> assertFalse(output.description().isBlank(), output.name())));
        assertAll(model.quantities().stream()
                .filter(quantity -> quantity.role() == Quantity.Role.CONSTANT)
                .map(constant -> () -> {
                    assertFalse(constant.description().isBlank(), constant.name());
                    assertFalse(constant.source().isBlank(), constant.name());
                }));
    }

    /** Tables are no quantities, and comments are not kept: both are looked for in the text. */
    @ParameterizedTest
    @MethodSource("models")
    void tablesHaveASourceAndTheModelItsLimits(String name) {
        String text = LIBRARY.file(name + ".model").orElseThrow().text();
        for (String paragraph : text.split("\n\n", -1)) {
            long tables =
                    paragraph.lines().filter(line -> line.startsWith("table ")).count();
            if (tables > 0) {
                assertTrue(tables == 1 && paragraph.contains(" source \""), "no source: " + paragraph);
            }
        }
        List<String> head =
                text.lines().takeWhile(line -> !line.startsWith("model ")).toList();
        assertTrue(head.getFirst().startsWith("# ") && String.join(" ", head).contains("?"), "no question is asked");
        assertTrue(
                head.stream().anyMatch(line -> line.startsWith("# Valid ") || line.startsWith("# Validity ")),
                "it does not say where it is valid");
    }

    private static void assertDocumented(Input input) {
        assertFalse(input.description().isBlank(), input.name());
        assertFalse(input.source().isBlank(), input.name());
    }

    @ParameterizedTest
    @MethodSource("models")
    void inputsStayFiniteAndCredibleAtBothEndsOfTheirRanges(String name) {
        Model model = Models.WORKBENCH.model(name);
        Evaluation evaluation = Evaluation.of(model);
        for (Input input : model.inputs()) {
            if (input instanceof Input.Number number) {
                for (double end : new double[] {number.low(), number.high()}) {
                    evaluation.reset().set(number.name(), end);
                    if (evaluation.reason().isEmpty()) {
                        assertOutputsFinite(model, evaluation, number.name() + " = " + end);
                    } else {
                        assertFalse(
                                evaluation.reason().orElseThrow().contains("finite"),
                                () -> number.name() + " = " + end + ": " + evaluation.reason());
                    }
                }
            }
        }
    }

    private static void assertOutputsFinite(Model model, Evaluation evaluation, String where) {
        for (Quantity output : model.outputs()) {
            if (output.kind() instanceof Kind.Number) {
                assertTrue(Double.isFinite(evaluation.value(output.name())), () -> output.name() + " at " + where);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("studies")
    void studyAsksAQuestionAndKeepsWhatAnswersIt(String name) {
        Study study = Models.WORKBENCH.study(name).build();
        assertFalse(study.keep().columns().isEmpty());
        assertFalse(study.shown().isEmpty());
        assertTrue(study.description().endsWith("?"), study.description());
    }
}

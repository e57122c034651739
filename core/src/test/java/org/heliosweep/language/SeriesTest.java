package org.heliosweep.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.heliosweep.interpreter.Evaluation;
import org.heliosweep.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that nobody varies, one for each number of an index: docs/language.md. */
class SeriesTest {
    @TempDir
    Path folder;

    /** Over lists and over longer indexes, where they begin does not matter. */
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 7", "2026, 10", "-50, 100", "0, 101", "-3, 2000"})
    void eachNumberOfAnIndexHasItsOwn(int first, int count) {
        double[] numbers = new SplittableRandom(count).doubles(count, -9, 9).toArray();
        String written = DoubleStream.of(numbers).mapToObj(Double::toString).collect(Collectors.joining(", "));
        int last = first + count - 1;
        Evaluation evaluation =
                Evaluation.of(Workbench.of().readModel("""
                model m
                input a [1] = 2  0 .. 9
                index i = %d .. %d
                series x[i] [km] = %s  "made up"  source "a generator"
                start y[i] [km] = a * 1 [km]
                y[i] = y[i - 1] / 2 + x[i]
                output total [km] = sum(i: x[i])
                output weighted [km] = sum(i: x[i] * i * a)
                output last [km] = y[%d]
                output one [km] = x[%d]
                """.formatted(first, last, written, last, first + count / 2)));
        double total = 0;
        double weighted = 0;
        double y = 2;
        for (int position = 0; position < count; position++) {
            total += numbers[position];
            weighted += numbers[position] * (first + position) * 2;
            y = y / 2 + numbers[position];
        }
        assertEquals(total, evaluation.value("total"), 1e-9);
        assertEquals(weighted, evaluation.value("weighted"), 1e-9 * Math.max(1, Math.abs(weighted)));
        assertEquals(y, evaluation.value("last"), 1e-12);
        assertEquals(numbers[count / 2], evaluation.value("one"), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 150})
    void aSeriesCanHaveAStart(int last) {
        Evaluation evaluation = Evaluation.of(Workbench.of().readModel("""
                model m
                input a [1] = 9  0 .. 9
                index i = 0 .. %d
                start x[i] [1] = a
                before[i] = x[i - 1]
                series x[i] [1] = %s
                rise[i] = x[i] - before[i]
                output y [1] = sum(i: rise[i])
                output first_rise [1] = rise[0]
                """.formatted(last, "5, ".repeat(last) + "7")));
        assertEquals(-2, evaluation.value("y"));
        assertEquals(-4, evaluation.value("first_rise"));
    }

    @Test
    void numbersCanStandInAFile() throws IOException {
        Files.writeString(folder.resolve("clouds.txt"), """
                # made by hand, for this test
                1, 2.5  -3e1
                .5,+7.,
                0   # the night
                """);
        Files.writeString(folder.resolve("weather.model"), """
                model weather
                index hour = 1 .. 6
                series clouds[hour] [%] = data "clouds.txt"  "share of the sky"
                output y [%] = sum(hour: clouds[hour])
                """);
        Model model = Workbench.of().model(folder.resolve("weather.model").toString());
        Evaluation evaluation = Evaluation.of(model);
        assertEquals(-19, evaluation.value("y"), 1e-13);
        assertEquals(2.5, evaluation.value("clouds[2]"));
        assertEquals(-30, evaluation.value("clouds[3]"));
        assertEquals(
                "data \"clouds.txt\"", model.indexed("clouds").orElseThrow().equation());
    }

    @Test
    void aModelOfALibraryFindsItsFileThere() {
        Library library = new Library() {
            @Override
            public Optional<SourceText> file(String fileName) {
                return switch (fileName) {
                    case "m.model" -> Optional.of(SourceText.of("m", """
                                model m
                                index i = 1 .. 3
                                series x[i] [m] = data "numbers"
                                output y [m] = x[1] + x[3]
                                """));
                    case "numbers" -> Optional.of(SourceText.of("numbers", "4 5 6"));
                    default -> Optional.empty();
                };
            }

            @Override
            public List<String> fileNames() {
                return List.of("m.model", "numbers");
            }
        };
        Workbench workbench = Workbench.of(library);
        assertEquals(10, Evaluation.of(workbench.model("m")).value("y"));
        Model outer = workbench.readModel("model outer\nuse m as a\noutput z [m] = a.y + a.x[2]\n");
        assertEquals(15, Evaluation.of(outer).value("z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 x", "1 2 3km", "1 2 1e999", "1 2 NaN", "1 2 0x10", "1 2 3_000", "1 2 - 3", "1;2;3"})
    void whatIsNoNumberIsShownWhereItStands(String text) throws IOException {
        Files.writeString(folder.resolve("numbers"), "# numbers\n" + text + "\n");
        SourceText model = new SourceText("m", """
                model m
                index i = 1 .. 3
                series x[i] [m] = data "numbers"
                """, Optional.of(folder));
        LanguageException refused =
                assertThrows(LanguageException.class, () -> Workbench.of().readModel(model));
        assertTrue(refused.getMessage().contains("numbers:2:"), refused.getMessage());
    }

    @Test
    void theWordIsNotReserved() {
        Evaluation evaluation = Evaluation.of(Workbench.of().readModel("""
                model m
                input data [1] = 3  0 .. 9
                series = data + 1
                output y [1] = series * 2
                """));
        assertEquals(8, evaluation.value("y"));
    }
}

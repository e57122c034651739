package org.heliosweep.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a study to numbers in a file, read by another reader: summary, file and explanation say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndTest {
    /** More than one batch of 65,536. */
    private static final int SCENARIOS = 70_000;

    /** How the file tells reasons of exclusion from those of invalidity. */
    private static final String EXCLUDED = "excluded: ";

    private static final String[] STUDY = {"boiler-size", "--scenarios", "70000", "--rows", "70000"};

    @TempDir
    static Path folder;

    private ArrowReader reader;
    private Path file;
    private JsonNode content;
    private JsonNode summary;

    @BeforeAll
    void run() throws Exception {
        reader = ArrowReader.install();
        file = folder.resolve("all.arrow");
        summary = JsonMapper.shared().readTree(sweep(file, "--json"));
        content = reader.read(file);
    }

    @Test
    void hasEveryRowInAlignedBatches() {
        assertEquals(List.of(65_536, SCENARIOS - 65_536), numbers(content.get("batches")));
        List<Integer> wanted = new ArrayList<>();
        for (int number = 0; number < SCENARIOS; number++) {
            wanted.add(number);
        }
        assertEquals(wanted, numbers(column("number")));
    }

    @Test
    void saysWhatItIs() {
        JsonNode metadata = content.get("metadata");
        assertEquals("boiler-size", metadata.get("heliosweep.study").stringValue());
        assertEquals("7", metadata.get("heliosweep.seed").stringValue());
        assertEquals(
                summary.get("text").stringValue(),
                metadata.get("heliosweep.study.text").stringValue());
        Map<String, String> units = new HashMap<>();
        for (JsonNode field : content.get("fields")) {
            JsonNode unit = field.get("metadata").get("heliosweep.unit");
            units.put(field.get("name").stringValue(), unit == null ? "" : unit.stringValue());
        }
        assertEquals("h", units.get("time"));
        assertEquals("kWh", units.get("heat"));
        assertEquals("W", units.get("loss"));
        assertEquals("", units.get("largest"));
    }

    /** The exact mean of what is in the file, rounded once, is the mean of the summary. */
    @ParameterizedTest
    @ValueSource(strings = {"heat", "time", "cost", "largest.value"})
    void hasTheMeansOfTheSummary(String name) {
        BigDecimal sum = BigDecimal.ZERO;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (JsonNode value : column(name)) {
            if (!value.isNull()) {
                double number = value.doubleValue();
                sum = sum.add(new BigDecimal(number));
                least = Math.min(least, number);
                greatest = Math.max(greatest, number);
                count++;
            }
        }
        JsonNode output = null;
        for (JsonNode each : summary.get("outputs")) {
            output = each.get("name").stringValue().equals(name) ? each : output;
        }
        assertEquals(summary.get("valid").intValue(), count);
        assertEquals(count, output.get("count").intValue());
        double mean =
                sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue();
        assertEquals(mean, output.get("mean").doubleValue());
        assertEquals(least, output.get("min").doubleValue());
        assertEquals(greatest, output.get("max").doubleValue());
    }

    @Test
    void countsReasonsAsTheSummaryDoes() {
        Map<String, Integer> counts = new HashMap<>();
        column("reason").forEach(reason -> {
            if (!reason.isNull()) {
                counts.merge(reason.stringValue(), 1, Integer::sum);
            }
        });
        Map<String, Integer> summed = new HashMap<>();
        for (String kind : List.of("excluded", "invalid")) {
            for (JsonNode reason : summary.get(kind)) {
                if (reason.get("count").intValue() > 0) {
                    String prefix = kind.equals("excluded") ? EXCLUDED : "";
                    summed.put(
                            prefix + reason.get("reason").stringValue(),
                            reason.get("count").intValue());
                }
            }
        }
        assertEquals(2, counts.size(), counts.toString());
        assertEquals(summed, counts);
    }

    @Test
    void explainsEveryRowBitForBit() throws IOException {
        List<Integer> numbers = new ArrayList<>(List.of(0, 1, 2, 65_535, 65_536, SCENARIOS - 1));
        numbers.add(firstWith("the losses are larger than the power"));
        numbers.add(firstWith(EXCLUDED + "the tank is too large for this house"));
        for (int number : numbers) {
            assertExplained(content, number);
        }
    }

    /** What is kept, and how many scenarios there are, changes no number. */
    @Test
    void keepsNumbersWhenTheStudyChangesOtherwise() throws Exception {
        Path other = folder.resolve("other.arrow");
        sweep(other, "--keep", "loss, number, time, price", "--scenarios", "66000");
        JsonNode shorter = reader.read(other);
        assertEquals(66_000, shorter.get("columns").get("time").size());
        for (int number : List.of(0, 1, 2, 65_535, 65_536, 65_999)) {
            assertExplained(shorter, number);
            assertEquals(
                    column("time").get(number),
                    shorter.get("columns").get("time").get(number));
        }
        Files.delete(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--threads=1 --block=1", "--threads=1 --block=65536", "--threads=5 --block=777", "--segment=37"})
    void writesTheSameBytesHoweverItIsComputed(String options) throws IOException {
        Path other = folder.resolve("same.arrow");
        JsonNode otherSummary = JsonMapper.shared().readTree(sweep(other, (options + " --json").split(" ")));
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(other));
        for (String key : List.of("scenarios", "valid", "excluded", "invalid", "outputs", "shown")) {
            assertEquals(summary.get(key), otherSummary.get(key));
        }
        Files.delete(other);
    }

    /** Each value of a row is what {@code explain --json} says, to the last digit. */
    private void assertExplained(JsonNode arrow, int number) throws IOException {
        JsonNode explained = JsonMapper.shared()
                .readTree(answer("explain", "boiler-size", Integer.toString(number), "--json", "--scenarios", "70000"));
        Map<String, JsonNode> values = new HashMap<>();
        for (String kind : List.of("inputs", "quantities")) {
            explained.get(kind).forEach(each -> values.put(each.get("name").stringValue(), each.get("value")));
        }
        boolean valid = explained.get("status").stringValue().equals("valid");
        for (String name : arrow.get("columns").propertyNames()) {
            JsonNode value = arrow.get("columns").get(name).get(number);
            switch (name) {
                case "number" -> assertEquals(number, value.intValue());
                case "reason" -> {
                    String prefix = explained.get("status").stringValue().equals("excluded") ? EXCLUDED : "";
                    assertEquals(
                            valid ? null : prefix + explained.get("reason").stringValue(),
                            value.isNull() ? null : value.stringValue());
                }
                default -> {
                    if (!valid) {
                        assertTrue(value.isNull(), name + " of " + number);
                    } else if (value.isNumber()) {
                        assertEquals(
                                Double.doubleToRawLongBits(values.get(name).doubleValue()),
                                Double.doubleToRawLongBits(value.doubleValue()),
                                () -> name + " of " + number + ": " + values.get(name) + " and " + value);
                    } else {
                        assertEquals(values.get(name), value, name);
                    }
                }
            }
        }
    }

    private int firstWith(String reason) {
        JsonNode reasons = column("reason");
        for (int number = 0; number < reasons.size(); number++) {
            if (!reasons.get(number).isNull()
                    && reasons.get(number).stringValue().equals(reason)) {
                return number;
            }
        }
        throw new AssertionError("no scenario is left out because " + reason);
    }

    private String sweep(Path out, String... options) {
        List<String> words = new ArrayList<>(List.of("run"));
        for (int index = 0; index < STUDY.length; index += 1) {
            boolean replaced = STUDY[index].startsWith("--") && List.of(options).contains(STUDY[index]);
            if (replaced) {
                index++;
            } else {
                words.add(STUDY[index]);
            }
        }
        words.addAll(List.of("--out", out.toString()));
        words.addAll(List.of(options));
        return answer(words.toArray(String[]::new));
    }

    private String answer(String... words) {
        InProcess.Answer answer = InProcess.run(folder, words);
        assertEquals(0, answer.status(), answer.messages());
        return answer.output();
    }

    private JsonNode column(String name) {
        return content.get("columns").get(name);
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(each -> numbers.add(each.intValue()));
        return numbers;
    }
}

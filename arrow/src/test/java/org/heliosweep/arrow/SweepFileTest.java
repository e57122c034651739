package org.heliosweep.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.heliosweep.language.Workbench;
import org.heliosweep.study.Study;
import org.heliosweep.sweep.Summary;
import org.heliosweep.sweep.Sweep;
import org.heliosweep.sweep.SweepException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole sweeps, from the text of a study to the file. */
class SweepFileTest {
    private static final String MODEL = """
            model panel "A panel that sees the sky"
            input heat [kW] = 100  10 .. 1000  "heat to reject"  source "a data sheet"
            input area [m^2] = 50  1 .. 100  "panel, both faces"
            input paint = white { white, black, bare }
            emissivity = if paint is white then 0.9 else if paint is black then 0.8 else 0.1
            flux [W/m^2] = heat / area
            require flux < 20 [kW/m^2]  "too hot"
            output load [W/m^2] = flux / emissivity  "what a square metre carries"
            output square = sqrt(load / 1 [kW/m^2] - 0.2)
            """;

    private static final String STATEMENTS = """
            design random 150_000 seed 7
            vary heat = uniform(10, 1000) [kW]
            vary area = uniform
            vary paint = levels
            where area > 5 [m^2]  "too small"
            keep number, inputs, load, square, reason  rows 140_000
            """;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("sweep.arrow");
    }

    private static Study study() {
        Workbench workbench = Workbench.of();
        return workbench
                .newStudy("panel-study", workbench.readModel(MODEL))
                .add(STATEMENTS)
                .build();
    }

    private static Summary sweep(Path path, int threads, int blockSize) {
        return Sweep.of(study())
                .backend("scalar")
                .threads(threads)
                .blockSize(blockSize)
                .sink(ArrowFile.to(path, true))
                .run()
                .summary();
    }

    @ParameterizedTest
    @CsvSource({"2, 1000", "3, 65536", "5, 77"})
    void theBytesDependOnTheStudyAlone(int threads, int blockSize) throws Exception {
        Path other = folder.resolve("other.arrow");
        sweep(path, 1, 1_024);
        sweep(other, threads, blockSize);
        assertArrayEquals(Files.readAllBytes(path), Files.readAllBytes(other));
    }

    @Test
    void theFileAndTheSummaryAgree() throws Exception {
        Study study = Workbench.of()
                .newStudy("panel-study", Workbench.of().readModel(MODEL))
                .add(STATEMENTS.replace("rows 140_000", ""))
                .build();
        Summary summary = Sweep.of(study)
                .backend("scalar")
                .sink(ArrowFile.to(path, false))
                .run()
                .summary();
        ArrowTable table = ArrowTable.read(path);
        Map<String, Long> reasons = new HashMap<>();
        long valid = 0;
        for (int row = 0; row < table.rows(); row++) {
            assertEquals(row, table.column("number").integer(row));
            String reason = table.column("reason").label(row);
            boolean isValid = reason == null;
            for (String name : new String[] {"heat", "area", "paint", "load", "square"}) {
                assertEquals(isValid, !table.column(name).isNull(row));
            }
            if (isValid) {
                valid++;
                double heat = table.column("heat").real(row);
                double area = table.column("area").real(row);
                assertTrue(heat >= 10 && heat <= 1_000 && area > 5 && area <= 100);
            } else {
                reasons.merge(reason, 1L, Long::sum);
            }
        }
        assertEquals(summary.total(), table.rows());
        assertEquals(summary.valid(), valid);
        Map<String, Long> expected = new HashMap<>();
        summary.invalid().forEach(reason -> expected.put(reason.reason(), reason.count()));
        summary.excluded().forEach(reason -> expected.put("excluded: " + reason.reason(), reason.count()));
        expected.values().removeIf(count -> count == 0);
        assertEquals(expected, reasons);
        assertTrue(reasons.containsKey("too hot") && reasons.containsKey("excluded: too small"), reasons::toString);
    }

    @Test
    void theFileKnowsItsStudy() throws Exception {
        sweep(path, 1, 1_024);
        ArrowTable table = ArrowTable.read(path);
        assertEquals(study().text(), table.metadata().get("heliosweep.study.text"));
        assertEquals("7", table.metadata().get("heliosweep.seed"));
        assertEquals(140_000, table.rows());
        Map<String, String> heat = table.column("heat").metadata();
        assertEquals("kW", heat.get("heliosweep.unit"));
        assertEquals("input", heat.get("heliosweep.role"));
        assertEquals("a data sheet", heat.get("heliosweep.source"));
        assertEquals("output", table.column("load").metadata().get("heliosweep.role"));
        assertEquals("W/m^2", table.column("load").metadata().get("heliosweep.unit"));
    }

    @Test
    void aSweepThatIsCancelledLeavesNothing() throws Exception {
        Sweep sweep = Sweep.of(study()).backend("scalar").sink(ArrowFile.to(path, false));
        sweep.progress((done, total) -> {
            if (done > 0) {
                sweep.cancel();
            }
        });
        assertThrows(CancellationException.class, sweep::run);
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aFileThatExistsStopsTheSweepBeforeItStarts() throws Exception {
        Files.writeString(path, "precious");
        boolean[] started = {false};
        Sweep sweep = Sweep.of(study())
                .backend("scalar")
                .sink(ArrowFile.to(path, false))
                .progress((done, total) -> started[0] = true);
        SweepException failure = assertThrows(SweepException.class, sweep::run);
        assertInstanceOf(FileAlreadyExistsException.class, failure.getCause());
        assertFalse(started[0]);
        assertEquals("precious", Files.readString(path));
    }
}

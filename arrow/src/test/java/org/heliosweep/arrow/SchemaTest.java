package org.heliosweep.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.heliosweep.design.Design;
import org.heliosweep.design.Variation;
import org.heliosweep.design.Varied;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;
import org.heliosweep.study.Keep;
import org.heliosweep.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types, dictionaries and metadata. */
class SchemaTest {
    @TempDir
    Path folder;

    private List<Field> fields(Plan plan) throws IOException {
        Path path = folder.resolve("schema.arrow");
        Fixture.write(plan, ArrowFile.to(path, true));
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            return reader.getVectorSchemaRoot().getSchema().getFields();
        }
    }

    @Test
    void eachKindHasItsType() throws IOException {
        List<Field> fields = fields(Fixture.plan(3));
        assertEquals(
                List.of("number", "cost", "limit", "cheaper", "reason"),
                fields.stream().map(Field::getName).toList());
        assertEquals(
                List.of(false, true, true, true, true),
                fields.stream().map(Field::isNullable).toList());
        assertEquals(new ArrowType.Int(64, true), fields.get(0).getType());
        assertEquals(
                new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
                fields.get(1).getType());
        assertEquals(new ArrowType.Int(8, true), fields.get(2).getType());
        assertEquals(new ArrowType.Int(8, true), fields.get(2).getDictionary().getIndexType());
        assertFalse(fields.get(2).getDictionary().isOrdered());
        assertEquals(ArrowType.Bool.INSTANCE, fields.get(3).getType());
        assertEquals(new ArrowType.Int(8, true), fields.get(4).getDictionary().getIndexType());
    }

    /** Numbers of a study in single precision have half the bytes, and lose nothing. */
    @Test
    void numbersInSinglePrecisionAreFloats() throws IOException {
        Plan plan = Fixture.inSinglePrecision(Fixture.plan(70_001, List.of(Fixture.reals("cost"))));
        assertEquals(
                new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
                fields(plan).get(1).getType());
        TableColumn cost = ArrowTable.read(folder.resolve("schema.arrow")).column("cost");
        for (int row = 0; row < 70_001; row++) {
            double real = Fixture.real(row, 0);
            boolean isThere = Fixture.status(row) == 0 && Double.isFinite(real);
            assertEquals(isThere ? (float) real + 0.0 : Double.NaN, cost.real(row), "row " + row);
        }
        long inDouble = ArrowFile.bytes(Fixture.plan(70_001, List.of(Fixture.reals("cost"))));
        assertTrue(inDouble - ArrowFile.bytes(plan) >= 70_000L * (Double.BYTES - Float.BYTES));
    }

    @ParameterizedTest
    @CsvSource({"1, 8", "2, 8", "127, 8", "128, 8", "129, 16", "200, 16", "32768, 16", "32769, 32"})
    void dictionariesHaveAllLabelsInOrder(int count, int bits) throws IOException {
        Path path = folder.resolve("labels.arrow");
        // Few rows, so that most labels do not occur.
        int rows = 150;
        Fixture.write(Fixture.plan(rows, List.of(Fixture.choices("limit", count))), ArrowFile.to(path, true));
        try (RootAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            assertTrue(reader.loadNextBatch());
            FieldVector vector = reader.getVectorSchemaRoot().getVector("limit");
            assertEquals(new ArrowType.Int(bits, true), vector.getField().getType());
            VarCharVector labels = assertInstanceOf(
                    VarCharVector.class,
                    reader.getDictionaryVectors()
                            .get(vector.getField().getDictionary().getId())
                            .getVector());
            assertEquals(count, labels.getValueCount());
            for (int position = 0; position < count; position++) {
                assertEquals("label " + position, labels.getObject(position).toString());
            }
        }
        TableColumn limit = ArrowTable.read(path).column("limit");
        for (int row = 0; row < rows; row++) {
            String expected = Fixture.status(row) == 0 ? "label " + Fixture.label(row, 0, count) : null;
            assertEquals(expected, limit.label(row));
        }
    }

    @Test
    void fieldsSayWhatTheyAre() throws IOException {
        Column mass = new Column("mass", new Kind.Number(Unit.PERCENT), 0, "größte Masse — 質量 🛰", "ESA, §3");
        Column orbit = new Column("orbit", new Kind.Choice(List.of("niedrig ☀", "")), 0, "", "");
        List<Field> fields = fields(Fixture.plan(10, List.of(mass, orbit, Fixture.truths("cheaper"))));
        assertEquals(
                Map.of(
                        "heliosweep.kind", "number",
                        "heliosweep.role", "scenario",
                        "heliosweep.unit", "1",
                        "heliosweep.description", "number of the scenario"),
                fields.get(0).getMetadata());
        assertEquals(
                Map.of(
                        "heliosweep.kind", "number",
                        "heliosweep.role", "output",
                        "heliosweep.unit", "%",
                        "heliosweep.description", "größte Masse — 質量 🛰",
                        "heliosweep.source", "ESA, §3"),
                fields.get(1).getMetadata());
        assertEquals(
                Map.of("heliosweep.kind", "choice", "heliosweep.role", "output"),
                fields.get(2).getMetadata());
        assertEquals(
                Map.of("heliosweep.kind", "truth", "heliosweep.role", "output"),
                fields.get(3).getMetadata());
        assertEquals(
                Map.of(
                        "heliosweep.kind", "choice",
                        "heliosweep.role", "reason",
                        "heliosweep.description", "why the scenario is invalid or excluded"),
                fields.get(4).getMetadata());
        assertEquals(
                List.of("niedrig ☀", ""),
                ArrowTable.read(folder.resolve("schema.arrow")).column("orbit").labels());
    }

    @Test
    void theFileSaysWhereItComesFrom() throws IOException {
        Path path = folder.resolve("random.arrow");
        Fixture.write(Fixture.plan(10), ArrowFile.to(path, false));
        assertEquals(
                Map.ofEntries(
                        Map.entry("heliosweep.version", EngineVersion.text()),
                        Map.entry("heliosweep.study", "fixture"),
                        Map.entry("heliosweep.study.description", "Is it dear?"),
                        Map.entry("heliosweep.study.text", "study fixture \"Is it dear?\"\nmodel orbit\n"),
                        Map.entry("heliosweep.model", "orbit"),
                        Map.entry("heliosweep.design", "random"),
                        Map.entry("heliosweep.seed", "2026"),
                        Map.entry("heliosweep.generator", "philox4x32-10"),
                        Map.entry("heliosweep.scenarios", "10"),
                        Map.entry("heliosweep.rows", "10")),
                ArrowTable.read(path).metadata());
    }

    @Test
    void aGridHasNoSeed() throws IOException {
        Path path = folder.resolve("grid.arrow");
        Design grid = new Design.Grid(List.of(new Varied("price", new Variation.LinearSpace(0, 1, 7))));
        Fixture.write(
                Fixture.plan(grid, new Keep(List.of(Fixture.reals("cost")), false, false, 5)),
                ArrowFile.to(path, false));
        Map<String, String> metadata = ArrowTable.read(path).metadata();
        assertEquals("grid", metadata.get("heliosweep.design"));
        assertEquals("7", metadata.get("heliosweep.scenarios"));
        assertEquals("5", metadata.get("heliosweep.rows"));
        assertNull(metadata.get("heliosweep.seed"));
        assertNull(metadata.get("heliosweep.generator"));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertTrue(EngineVersion.text().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), EngineVersion.text());
    }
}

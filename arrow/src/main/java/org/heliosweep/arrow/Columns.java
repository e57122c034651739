package org.heliosweep.arrow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.heliosweep.kernel.Batch;
import org.heliosweep.model.Kind;
import org.heliosweep.plan.Plan;
import org.heliosweep.study.Column;
import org.heliosweep.study.Keep;
import org.heliosweep.study.Precision;

/**
 * The columns that a plan writes, as the vectors of one record batch that is filled again for each batch of the sweep.
 *
 * <table>
 * <caption>What a column becomes</caption>
 * <tr><th>Column</th><th>Arrow type</th><th>Null</th></tr>
 * <tr><td>{@code number}</td><td>int64</td><td>never</td></tr>
 * <tr><td>numbers</td><td>float64, in single precision float32; in the unit of the column</td><td>not valid, or not finite</td></tr>
 * <tr><td>choices</td><td>dictionary of utf8; int8, int16 or int32</td><td>not valid</td></tr>
 * <tr><td>truths</td><td>bool</td><td>not valid</td></tr>
 * <tr><td>{@code reason}</td><td>dictionary of utf8; int8, int16 or int32</td><td>valid</td></tr>
 * </table>
 *
 * <p>A dictionary has all labels in their order, also those that do not occur.
 */
final class Columns implements AutoCloseable {
    /** A dictionary, and what it has. */
    private record Labelled(VarCharVector dictionary, List<String> labels) {
        void fill() {
            List<byte[]> texts = labels.stream()
                    .map(label -> label.getBytes(StandardCharsets.UTF_8))
                    .toList();
            dictionary.allocateNew(texts.stream().mapToLong(text -> text.length).sum(), texts.size());
            for (int position = 0; position < texts.size(); position++) {
                dictionary.set(position, texts.get(position));
            }
            dictionary.setValueCount(texts.size());
        }
    }

    private final List<Filler> fillers = new ArrayList<>();
    private final List<Labelled> labelled = new ArrayList<>();
    private final DictionaryProvider.MapDictionaryProvider dictionaries =
            new DictionaryProvider.MapDictionaryProvider();
    private final VectorSchemaRoot root;
    private final BufferAllocator allocator;
    private final int capacity;
    private final Staging staging;

    /** The columns of a plan, written by a version of the engine; no Arrow memory before {@link #allocate}. */
    Columns(Plan plan, String version, BufferAllocator allocator) {
        this.allocator = allocator;
        Keep keep = plan.study().keep();
        if (keep.number()) {
            FieldType type = new FieldType(false, new ArrowType.Int(Long.SIZE, true), null, Metadata.ofNumber());
            fillers.add(new Filler.Number(new BigIntVector("number", type, allocator)));
        }
        for (int index = 0; index < plan.columns().size(); index++) {
            Column column = plan.columns().get(index);
            fillers.add(filler(index, column, plan.study().precision(), Metadata.of(plan.study(), column)));
        }
        if (keep.reason()) {
            Reasons reasons = Reasons.of(plan);
            IndexWidth width = IndexWidth.of(reasons.labels().size());
            fillers.add(
                    new Filler.Reason(reasons, width, indexVector("reason", reasons.labels(), Metadata.ofReason())));
        }
        capacity = (int) Math.min(Batch.SIZE, plan.rows());
        staging = new Staging(capacity);
        root = new VectorSchemaRoot(
                new Schema(
                        fillers.stream().map(each -> each.vector().getField()).toList(), Metadata.of(plan, version)),
                fillers.stream().<FieldVector>map(Filler::vector).toList(),
                0);
        refuseEqualNames();
    }

    private Filler filler(int index, Column column, Precision precision, Map<String, String> metadata) {
        String name = column.name();
        return switch (column.kind()) {
            case Kind.Number _ ->
                switch (precision) {
                    case DOUBLE ->
                        new Filler.Reals(
                                index,
                                new Float8Vector(name, real(FloatingPointPrecision.DOUBLE, metadata), allocator));
                    case SINGLE ->
                        new Filler.Reals(
                                index,
                                new Float4Vector(name, real(FloatingPointPrecision.SINGLE, metadata), allocator));
                };
            case Kind.Truth _ -> {
                FieldType type = new FieldType(true, ArrowType.Bool.INSTANCE, null, metadata);
                yield new Filler.Truths(index, new BitVector(name, type, allocator));
            }
            case Kind.Choice(List<String> labels) ->
                new Filler.Labels(
                        index, labels.size(), IndexWidth.of(labels.size()), indexVector(name, labels, metadata));
        };
    }

    private static FieldType real(FloatingPointPrecision precision, Map<String, String> metadata) {
        return new FieldType(true, new ArrowType.FloatingPoint(precision), null, metadata);
    }

    /** A vector of positions in a dictionary, and the dictionary with its labels. */
    private BaseFixedWidthVector indexVector(String name, List<String> labels, Map<String, String> metadata) {
        ArrowType.Int index = IndexWidth.of(labels.size()).type();
        DictionaryEncoding encoding =
                new DictionaryEncoding(dictionaries.getDictionaryIds().size(), false, index);
        FieldType type = new FieldType(false, ArrowType.Utf8.INSTANCE, null);
        VarCharVector dictionary = new VarCharVector(name, type, allocator);
        dictionaries.put(new Dictionary(dictionary, encoding));
        labelled.add(new Labelled(dictionary, labels));
        Field field = new Field(name, new FieldType(true, index, encoding, metadata), null);
        return (BaseFixedWidthVector) field.createVector(allocator);
    }

    private void refuseEqualNames() {
        Set<String> names = new HashSet<>();
        for (Field field : root.getSchema().getFields()) {
            if (!names.add(field.getName())) {
                throw new IllegalArgumentException("two columns are called '" + field.getName() + "'");
            }
        }
    }

    /** How many bytes the rows of a plan take in a file, without its headers. */
    static long bytes(Plan plan) {
        long batch = batchBytes(plan, Batch.SIZE);
        long batches = plan.rows() / Batch.SIZE;
        if (batch > 0 && batches >= Long.MAX_VALUE / batch) {
            return Long.MAX_VALUE;
        }
        return batches * batch + batchBytes(plan, plan.rows() % Batch.SIZE);
    }

    private static long batchBytes(Plan plan, long rows) {
        Keep keep = plan.study().keep();
        long bytes = keep.number() ? columnBytes(rows, Long.SIZE) : 0;
        for (Column column : plan.columns()) {
            bytes += switch (column.kind()) {
                case Kind.Number _ -> columnBytes(rows, bits(plan.study().precision()));
                case Kind.Choice(List<String> labels) -> columnBytes(rows, bits(labels));
                case Kind.Truth _ -> columnBytes(rows, 1);
            };
        }
        return bytes + (keep.reason() ? columnBytes(rows, bits(Reasons.of(plan).labels())) : 0);
    }

    private static int bits(Precision precision) {
        return switch (precision) {
            case DOUBLE -> Double.SIZE;
            case SINGLE -> Float.SIZE;
        };
    }

    private static int bits(List<String> labels) {
        return IndexWidth.of(labels.size()).type().getBitWidth();
    }

    /** The values and the bits that say which of them are null, each in words of eight bytes. */
    private static long columnBytes(long rows, int bits) {
        return ((rows + 63) / 64 + (rows * bits + 63) / 64) * Long.BYTES;
    }

    /** The vectors. */
    VectorSchemaRoot root() {
        return root;
    }

    /** The dictionaries, numbered from 0 in the order of their columns. */
    DictionaryProvider dictionaries() {
        return dictionaries;
    }

    /** Takes the memory for the rows of a batch and for the dictionaries, and fills the dictionaries. */
    void allocate() {
        labelled.forEach(Labelled::fill);
        for (Filler filler : fillers) {
            filler.vector().allocateNew(capacity);
        }
    }

    /** Puts the rows of a batch into the vectors. */
    void fill(Batch batch) {
        staging.begin(batch);
        for (Filler filler : fillers) {
            filler.fill(batch, staging);
        }
        root.setRowCount(batch.rows());
    }

    @Override
    public void close() {
        root.close();
        dictionaries.close();
    }
}

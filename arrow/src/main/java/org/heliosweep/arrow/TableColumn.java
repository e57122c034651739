package org.heliosweep.arrow;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.types.Types.MinorType;
import org.apache.arrow.vector.types.pojo.Field;

/** A column of an {@link ArrowTable}: whole numbers, reals, labels or truths. Its rows go from 0. */
public final class TableColumn {
    private final String name;
    private final Map<String, String> metadata;
    private final List<String> labels;
    private final Object values;
    private final BitSet nulls = new BitSet();

    private TableColumn(Field field, List<String> labels, Object values) {
        this.name = field.getName();
        this.metadata = Map.copyOf(field.getMetadata());
        this.labels = List.copyOf(labels);
        this.values = values;
    }

    /** An empty column for the values of a field. */
    static TableColumn of(Field field, List<String> labels, int rows) throws IOException {
        MinorType type = org.apache.arrow.vector.types.Types.getMinorTypeForArrowType(field.getType());
        Object values = field.getDictionary() != null
                ? new int[rows]
                : switch (type) {
                    case BIGINT -> new long[rows];
                    case FLOAT4, FLOAT8 -> new double[rows];
                    case BIT -> new boolean[rows];
                    default ->
                        throw new IOException("the column '" + field.getName() + "' has the type " + field.getType()
                                + "; what can be read is int64, float32, float64, bool and dictionaries of utf8");
                };
        return new TableColumn(field, labels, values);
    }

    /** Copies the values of a vector to the rows from the given one. */
    void take(int first, FieldVector vector) {
        for (int row = 0; row < vector.getValueCount(); row++) {
            if (vector.isNull(row)) {
                nulls.set(first + row);
                continue;
            }
            switch (values) {
                case int[] positions -> positions[first + row] = (int) ((BaseIntVector) vector).getValueAsLong(row);
                case long[] numbers -> numbers[first + row] = ((BigIntVector) vector).get(row);
                case double[] reals ->
                    reals[first + row] = vector instanceof Float4Vector singles
                            ? singles.get(row)
                            : ((Float8Vector) vector).get(row);
                default -> ((boolean[]) values)[first + row] = ((BitVector) vector).get(row) != 0;
            }
        }
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** What the file says about it. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** The labels, if it is a column of labels; otherwise none. */
    public List<String> labels() {
        return labels;
    }

    /** Whether there is nothing in a row. */
    public boolean isNull(int row) {
        return nulls.get(row);
    }

    /** The whole number in a row; 0 if it is null. */
    public long integer(int row) {
        return ((long[]) values)[row];
    }

    /** The number in a row; NaN if it is null. */
    public double real(int row) {
        return isNull(row) ? Double.NaN : ((double[]) values)[row];
    }

    /** The label in a row; null if it is null. */
    public String label(int row) {
        return isNull(row) ? null : labels.get(((int[]) values)[row]);
    }

    /** The truth in a row; false if it is null. */
    public boolean truth(int row) {
        return ((boolean[]) values)[row];
    }
}

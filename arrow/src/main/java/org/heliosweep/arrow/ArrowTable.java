package org.heliosweep.arrow;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * An Arrow file of the kinds of columns that {@link ArrowFile} writes, read into the heap.
 *
 * @param metadata what the file says about itself
 * @param rows how many rows there are
 * @param columns the columns, in their order
 */
public record ArrowTable(Map<String, String> metadata, int rows, List<TableColumn> columns) {
    /** Keeps the collections unmodifiable. */
    public ArrowTable {
        metadata = Map.copyOf(metadata);
        columns = List.copyOf(columns);
    }

    /**
     * The column with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TableColumn column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column '" + name + "', but "
                        + columns.stream().map(TableColumn::name).toList()));
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, is no Arrow file, has other kinds of columns, or more rows than an
     *     array; the message says which
     */
    public static ArrowTable read(Path path) throws IOException {
        // The reader closes the channel; it is named here so that it is closed too if there is no reader.
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(path);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            return read(reader, rows(reader));
        } catch (FileSystemException e) {
            throw new IOException("cannot read " + path + ": " + e, e);
        } catch (IOException | RuntimeException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Goes through the file once, only to count. */
    private static int rows(ArrowFileReader reader) throws IOException {
        long rows = 0;
        for (ArrowBlock block : reader.getRecordBlocks()) {
            reader.loadRecordBatch(block);
            rows += reader.getVectorSchemaRoot().getRowCount();
        }
        if (rows > Integer.MAX_VALUE - 8) {
            throw new IOException("it has " + rows + " rows, more than fit into an array");
        }
        return (int) rows;
    }

    private static ArrowTable read(ArrowFileReader reader, int rows) throws IOException {
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        if (reader.getRecordBlocks().isEmpty()) {
            loadDictionaries(reader);
        }
        List<TableColumn> columns = new ArrayList<>();
        for (FieldVector vector : root.getFieldVectors()) {
            columns.add(column(vector.getField(), reader.getDictionaryVectors(), rows));
        }
        int first = 0;
        for (ArrowBlock block : reader.getRecordBlocks()) {
            reader.loadRecordBatch(block);
            for (int index = 0; index < columns.size(); index++) {
                columns.get(index).take(first, root.getVector(index));
            }
            first += root.getRowCount();
        }
        Map<String, String> metadata = new HashMap<>(root.getSchema().getCustomMetadata());
        return new ArrowTable(metadata, rows, columns);
    }

    /** Arrow's reader loads them only with the first rows. */
    private static void loadDictionaries(ArrowFileReader reader) throws IOException {
        for (int index = 0; index < reader.getDictionaryBlocks().size(); index++) {
            try (ArrowDictionaryBatch batch = reader.readDictionary()) {
                FieldVector vector = reader.getDictionaryVectors()
                        .get(batch.getDictionaryId())
                        .getVector();
                new VectorLoader(VectorSchemaRoot.of(vector)).load(batch.getDictionary());
            }
        }
    }

    private static TableColumn column(Field field, Map<Long, Dictionary> dictionaries, int rows) throws IOException {
        if (field.getDictionary() == null) {
            return TableColumn.of(field, List.of(), rows);
        }
        FieldVector dictionary = dictionaries.get(field.getDictionary().getId()).getVector();
        List<String> labels = new ArrayList<>();
        for (int position = 0; position < dictionary.getValueCount(); position++) {
            labels.add(String.valueOf(dictionary.getObject(position)));
        }
        return TableColumn.of(field, labels, rows);
    }
}

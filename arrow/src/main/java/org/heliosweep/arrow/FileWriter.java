package org.heliosweep.arrow;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.WriteChannel;

/**
 * Writes the Arrow file format; unlike Arrow's own writer it writes the dictionaries of a file without rows too. It owns
 * nothing, so it need not be closed.
 */
final class FileWriter extends ArrowFileWriter {
    private final DictionaryProvider dictionaries;

    FileWriter(VectorSchemaRoot root, DictionaryProvider dictionaries, WritableByteChannel channel) {
        super(root, dictionaries, channel);
        this.dictionaries = dictionaries;
    }

    @Override
    protected void endInternal(WriteChannel out) throws IOException {
        ensureDictionariesWritten(dictionaries, dictionaries.getDictionaryIds());
        super.endInternal(out);
    }
}

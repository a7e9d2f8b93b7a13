package dev.ringway.starter.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** RFC 4180: a header line, then a line per row, each ended by CR LF. */
final class CsvRows<T> implements RowWriter<T> {

    private final CsvColumns<T> columns;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(bytes, StandardCharsets.UTF_8);

    CsvRows(CsvColumns<T> columns) {
        this.columns = columns;
        csv.writeRecord(columns.names());
        flush();
    }

    @Override
    public void write(T row) {
        csv.writeRecord(columns.cells(row));
        flush();
    }

    @Override
    public int size() {
        return bytes.size();
    }

    @Override
    public byte[] take() {
        byte[] taken = bytes.toByteArray();
        bytes.reset();
        return taken;
    }

    private void flush() {
        try {
            csv.flush();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}

package dev.ringway.callstore.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ringway.callstore.call.CallDetails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** RFC 4180: a header line, then a line per call, each ended by CR LF. */
final class CsvRows implements RowWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CsvWriter csv =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(bytes, StandardCharsets.UTF_8);

    CsvRows() {
        csv.writeRecord(CallColumns.names());
        flush();
    }

    @Override
    public void write(CallDetails call) {
        csv.writeRecord(CallColumns.cells(call));
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

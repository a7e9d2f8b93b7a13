package dev.ringway.callstore.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.ringway.callstore.call.CallDetails;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes calls as the lines of an export, in UTF-8. */
@Component
final class CallRows {

    private final JsonMapper json;

    CallRows(JsonMapper json) {
        this.json = json;
    }

    /** What comes before the first call. */
    byte[] head(ExportFormat format) {
        return switch (format) {
            case CSV -> csv(List.of(CallColumns.names()));
            case NDJSON -> new byte[0];
        };
    }

    byte[] lines(ExportFormat format, List<CallDetails> calls) {
        return switch (format) {
            case CSV -> csv(calls.stream().map(CallColumns::cells).toList());
            case NDJSON -> ndjson(calls);
        };
    }

    private static byte[] csv(List<List<String>> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                CsvWriter csv =
                        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer)) {
            records.forEach(csv::writeRecord);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private byte[] ndjson(List<CallDetails> calls) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        calls.forEach(call -> {
            bytes.writeBytes(json.writeValueAsBytes(call));
            bytes.write('\n');
        });
        return bytes.toByteArray();
    }
}

package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns calls into the bytes of an export, in pieces of about the same size however long a call's line is: the server
 * asks for many of them ahead, so their size is what bounds the memory.
 */
@Component
final class CallRows {

    private static final int PIECE_BYTES = 16 << 10;

    private final JsonMapper json;

    CallRows(JsonMapper json) {
        this.json = json;
    }

    Flux<DataBuffer> write(ExportFormat format, Flux<CallDetails> calls, DataBufferFactory buffers) {
        return Flux.defer(() -> {
            RowWriter rows = switch (format) {
                case CSV -> new CsvRows();
                case NDJSON -> new NdjsonRows(json);
            };
            Flux<byte[]> full = calls.handle((call, pieces) -> {
                rows.write(call);
                if (rows.size() >= PIECE_BYTES) {
                    pieces.next(rows.take());
                }
            });
            // The first piece at once: an answer that has begun may search as long as it takes for its rows.
            Flux<byte[]> header = Flux.just(rows.take());
            return header.concatWith(full)
                    .concatWith(Mono.fromSupplier(rows::take).filter(rest -> rest.length > 0))
                    .map(buffers::wrap);
        });
    }
}

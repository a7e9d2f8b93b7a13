package dev.ringway.starter.export;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns rows into the bytes of an export, in pieces of about the same size however long a row is: the server asks for
 * many of them ahead, so their size is what bounds the memory.
 */
record ExportRows(JsonMapper json) {

    private static final int PIECE_BYTES = 16 << 10;

    <T> Flux<DataBuffer> write(ExportFormat format, CsvColumns<T> columns, Flux<T> all, DataBufferFactory buffers) {
        return Flux.defer(() -> {
            RowWriter<T> rows = switch (format) {
                case CSV -> new CsvRows<>(columns);
                case NDJSON -> new NdjsonRows<>(json);
            };
            Flux<byte[]> full = all.handle((row, pieces) -> {
                rows.write(row);
                if (rows.size() >= PIECE_BYTES) {
                    pieces.next(rows.take());
                }
            });
            // The first piece at once: an answer that has begun may search as long as it takes for its rows.
            return Flux.just(rows.take())
                    .concatWith(full)
                    .concatWith(Mono.fromSupplier(rows::take).filter(rest -> rest.length > 0))
                    .map(buffers::wrap);
        });
    }
}

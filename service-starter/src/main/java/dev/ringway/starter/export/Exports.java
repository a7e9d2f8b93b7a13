package dev.ringway.starter.export;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers with a whole list as a stream: read from the database no faster than the client takes it, so that any number of
 * rows needs the same memory. When something fails in the middle the connection is broken off without its end, so that no
 * client takes a part for the whole. A few at once, and each on record before its first line.
 */
public final class Exports {

    private final ExportRows rows;
    private final ExportSlots slots;
    private final ExportAudit audit;
    private final ExportSettings settings;

    Exports(ExportRows rows, ExportSlots slots, ExportAudit audit, ExportSettings settings) {
        this.rows = rows;
        this.slots = slots;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * What an export hands out.
     *
     * @param name of the file, without its ending
     * @param rows all of them as this caller may see them, read in batches of the given size
     */
    public record Listing<T>(String name, CsvColumns<T> columns, IntFunction<Flux<T>> rows) {}

    /** @throws ProblemException 429 where too many run already */
    public <T> Mono<Void> write(ServerWebExchange exchange, Caller caller, ExportFormat format, Listing<T> listing) {
        Mono<Void> export = Mono.defer(() -> send(exchange, format, listing));
        return Mono.using(slots::take, taken -> audit.recorded(exchange, caller, export), Semaphore::release);
    }

    private <T> Mono<Void> send(ServerWebExchange exchange, ExportFormat format, Listing<T> listing) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(format.type());
        headers.setCacheControl("no-store");
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(listing.name() + "." + format.text())
                .build());
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        Flux<DataBuffer> pieces = rows.write(
                format, listing.columns(), listing.rows().apply(settings.batchSize()), response.bufferFactory());
        return response.writeWith(pieces.timeout(settings.stall(), Mono.error(Exports::stalled)));
    }

    private static ProblemException stalled() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "export-stalled", "The export went no further, so it was broken off.");
    }
}

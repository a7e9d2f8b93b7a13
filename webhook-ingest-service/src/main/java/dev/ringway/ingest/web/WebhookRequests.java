package dev.ringway.ingest.web;

import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.RequestHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads requests whole and as they are: Spring's own reading of forms would lose the bytes that were signed. */
@Component
class WebhookRequests {

    private final PublicUrl publicUrl;
    private final Clock clock;
    private final int maxBody;
    private final Duration bodyTimeout;

    WebhookRequests(PublicUrl publicUrl, WebhookSettings settings, Clock clock) {
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.maxBody = Math.toIntExact(settings.maxBody().toBytes());
        this.bodyTimeout = settings.bodyTimeout();
    }

    /**
     * Fails with {@link org.springframework.core.io.buffer.DataBufferLimitException} for a body above the limit, with
     * {@link java.util.concurrent.TimeoutException} for one that does not arrive in time.
     */
    Mono<ReceivedRequest> read(Endpoint endpoint, ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), maxBody)
                .map(WebhookRequests::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(bodyTimeout)
                .map(body -> new ReceivedRequest(
                        endpoint,
                        publicUrl.of(request),
                        headers(request.getHeaders()),
                        new RawBody(body),
                        clock.instant()));
    }

    /** The request without its body. */
    ReceivedRequest head(Endpoint endpoint, ServerHttpRequest request) {
        return new ReceivedRequest(
                endpoint,
                publicUrl.of(request),
                headers(request.getHeaders()),
                new RawBody(new byte[0]),
                clock.instant());
    }

    private static RequestHeaders headers(HttpHeaders headers) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        headers.forEach(values::put);
        return new RequestHeaders(values);
    }

    private static byte[] bytes(DataBuffer joined) {
        try {
            byte[] bytes = new byte[joined.readableByteCount()];
            joined.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(joined);
        }
    }
}

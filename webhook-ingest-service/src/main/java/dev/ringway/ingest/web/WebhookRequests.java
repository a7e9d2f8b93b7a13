package dev.ringway.ingest.web;

import dev.ringway.ingest.twilio.RawBody;
import dev.ringway.ingest.twilio.ReceivedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads requests whole and as they are: Spring's own reading of forms would lose the bytes that were signed. */
@Component
class WebhookRequests {

    private static final String SIGNATURE = "X-Twilio-Signature";

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
    Mono<ReceivedRequest> read(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        return DataBufferUtils.join(request.getBody(), maxBody)
                .map(WebhookRequests::bytes)
                .defaultIfEmpty(new byte[0])
                .timeout(bodyTimeout)
                .map(body -> new ReceivedRequest(
                        publicUrl.of(request),
                        Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_TYPE)),
                        List.copyOf(headers.getOrEmpty(SIGNATURE)),
                        new RawBody(body),
                        clock.instant()));
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

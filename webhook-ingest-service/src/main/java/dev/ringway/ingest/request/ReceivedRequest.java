package dev.ringway.ingest.request;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A POST as it arrived.
 *
 * @param url the public URL that the provider called: configured origin, then path and query as received
 */
public record ReceivedRequest(Endpoint endpoint, String url, RequestHeaders headers, RawBody body, Instant receivedAt) {

    /** The same with another body. */
    public ReceivedRequest with(RawBody other) {
        return new ReceivedRequest(endpoint, url, headers, other, receivedAt);
    }

    public Optional<String> contentType() {
        return headers.first("Content-Type");
    }

    /** The content type without its parameters, in lower case; empty where there is none. */
    public String mediaType() {
        String type = contentType().orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}

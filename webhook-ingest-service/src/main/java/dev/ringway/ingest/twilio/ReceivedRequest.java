package dev.ringway.ingest.twilio;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A POST as it arrived.
 *
 * @param url the public URL that Twilio called: configured origin, then path and query as received
 * @param signatures the values of {@code X-Twilio-Signature}
 */
public record ReceivedRequest(
        String url, Optional<String> contentType, List<String> signatures, RawBody body, Instant receivedAt) {

    /** A body without a type counts as a form: that is how its signature covers it. */
    boolean isForm() {
        return contentType
                .map(type -> type.toLowerCase(Locale.ROOT).strip())
                .map(type -> type.equals("application/x-www-form-urlencoded")
                        || type.startsWith("application/x-www-form-urlencoded;"))
                .orElse(true);
    }
}

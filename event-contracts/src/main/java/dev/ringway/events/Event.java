package dev.ringway.events;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A CloudEvent with typed data.
 *
 * @param id the same for every delivery of the same fact, so that a duplicate is recognisable anywhere
 * @param source who says so, e.g. {@code /twilio/calls} or {@code /call-store-service/calls}
 * @param time when it happened, by the clock of whoever observed it (the provider's time for a provider's fact)
 * @param receivedAt when Ringway learnt of it
 * @param traceParent the W3C trace context that it came about in
 */
public record Event<T extends EventData>(
        String id, URI source, Instant time, Instant receivedAt, Optional<String> traceParent, T data)
        implements TopicRecord<T> {

    @Override
    public String key() {
        return data.entityId();
    }
}

package dev.ringway.ingest.intake;

import dev.ringway.ingest.request.Content;

/** What the provider is told. */
public sealed interface Answer {

    /** The request is on Kafka, as an event or parked: never to be sent again. */
    record Accepted() implements Answer {}

    /** As {@link Accepted}, with the answer that was asked for. */
    record Answered(Content content) implements Answer {}

    /** It is not the provider's; nothing was stored. */
    record Refused() implements Answer {}

    /** It could not be stored in time and is not acknowledged: to be sent again. */
    record Unavailable() implements Answer {}
}

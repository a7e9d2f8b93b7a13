package dev.ringway.ingest.intake;

/** What the provider is told. */
public sealed interface Answer {

    /** The request is on Kafka, as an event or parked: never to be sent again. */
    record Accepted() implements Answer {}

    /** It is not the provider's; nothing was stored. */
    record Refused() implements Answer {}

    /** It could not be stored in time and is not acknowledged: to be sent again. */
    record Unavailable() implements Answer {}
}

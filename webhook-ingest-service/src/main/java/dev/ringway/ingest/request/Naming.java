package dev.ringway.ingest.request;

import dev.ringway.events.Event;

/** What a genuine request turned out to be. */
public sealed interface Naming {

    record Named(Event<?> event) implements Naming {}

    /** It can never become an event: parked. */
    record Unreadable(UnreadableReason reason) implements Naming {}

    /** It is somebody else's: acknowledged, counted, not stored. */
    record Ignored(IgnoredReason reason) implements Naming {}
}

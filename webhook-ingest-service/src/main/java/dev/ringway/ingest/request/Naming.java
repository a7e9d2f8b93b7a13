package dev.ringway.ingest.request;

import dev.ringway.events.Event;
import java.util.Set;

/** What a genuine request turned out to be. */
public sealed interface Naming {

    /** @param unfamiliar what is in it that this version does not know */
    record Named(Event<?> event, Set<Unfamiliar> unfamiliar) implements Naming {

        public Named(Event<?> event) {
            this(event, Set.of());
        }
    }

    /** It can never become an event: parked. */
    record Unreadable(UnreadableReason reason) implements Naming {}

    /**
     * As {@link Unreadable}, of a body that is too large to be parked.
     *
     * @param where parked in its place: JSON that says where it lies
     */
    record UnreadableAndStored(UnreadableReason reason, RawBody where) implements Naming {}

    /** It is somebody else's: acknowledged, counted, not stored. */
    record Ignored(IgnoredReason reason) implements Naming {}
}

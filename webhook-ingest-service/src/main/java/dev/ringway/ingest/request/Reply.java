package dev.ringway.ingest.request;

import dev.ringway.events.Event;
import java.util.Optional;

/**
 * An answer with content.
 *
 * @param finding what came out while the answer was made, to be stored as well
 */
public record Reply(Content content, Optional<Event<?>> finding) {

    public Reply(Content content) {
        this(content, Optional.empty());
    }
}

package dev.ringway.events.campaigns;

import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a contact was to be dialled when somebody looked.
 *
 * @param reason why not
 */
public record DialDecision(boolean dial, Optional<String> reason, Instant at) {

    public DialDecision {
        Required.value(at, "at");
    }
}

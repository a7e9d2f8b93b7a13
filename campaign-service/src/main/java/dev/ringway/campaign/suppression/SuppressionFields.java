package dev.ringway.campaign.suppression;

import java.time.Instant;
import java.util.Optional;

/**
 * What is said of a suppression.
 *
 * @param source where it comes from, e.g. api, import, conversation, sheet
 * @param note people's
 * @param expiresAt from then on it does not count; empty: for ever
 */
public record SuppressionFields(
        SuppressionReason reason, Optional<String> source, Optional<String> note, Optional<Instant> expiresAt) {

    public SuppressionFields {
        if (reason.isForEver() && expiresAt.isPresent()) {
            throw new IllegalArgumentException("an opt-out has no end");
        }
    }

    public boolean countsAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }
}

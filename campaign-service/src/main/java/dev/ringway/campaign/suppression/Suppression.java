package dev.ringway.campaign.suppression;

import java.time.Instant;

/**
 * A number that is not called.
 *
 * @param place in the order of all lists, 24 hexadecimal digits: a later suppression has a higher one. Unlike its key it
 *     tells no number
 * @param createdBy the subject of who said so first, or the service that did
 * @param version grows by one at every write
 */
public record Suppression(
        SuppressionKey key,
        String place,
        long version,
        SuppressionFields fields,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** The next version, with this in it. */
    public Suppression with(SuppressionFields changed, Instant now) {
        return new Suppression(key, place, version + 1, changed, createdBy, createdAt, now);
    }
}

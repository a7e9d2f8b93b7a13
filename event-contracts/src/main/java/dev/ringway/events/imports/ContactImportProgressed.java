package dev.ringway.events.imports;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * How far an import of contacts is: at most once a second while it runs, and once when it is over. Consumers keep the
 * highest {@code version} they have seen of an {@code importId} and ignore an older one.
 *
 * @param state queued, running, done, failed, cancelled; the last three are the end
 * @param dryRun nothing is written: the figures say what would be
 * @param bytesRead how much of the file is worked off
 * @param bytes the size of the file
 * @param rows how many were read, of whatever outcome
 * @param unchanged how many belong to contacts that are there and stay as they are
 * @param campaignId of the campaign that its contacts come into; the four figures after it are there where it is
 * @param addedToCampaign how many contacts are in it and were not before
 * @param suppressedInCampaign how many of those are not called
 * @param alreadyInCampaign how many were in it before, and stay in it as they are
 * @param notAddedToCampaign how many did not come in, since it had ended meanwhile
 */
@EventName("dev.ringway.contact-import.progressed.v1")
public record ContactImportProgressed(
        String importId,
        long version,
        String state,
        boolean dryRun,
        long bytesRead,
        long bytes,
        long rows,
        long created,
        long updated,
        long unchanged,
        long refused,
        Optional<String> campaignId,
        Optional<Long> addedToCampaign,
        Optional<Long> suppressedInCampaign,
        Optional<Long> alreadyInCampaign,
        Optional<Long> notAddedToCampaign,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> endedAt)
        implements ImportEvent {

    public ContactImportProgressed {
        Required.text(importId, "importId");
        Required.text(state, "state");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
    }

    @Override
    public String entityId() {
        return importId;
    }
}

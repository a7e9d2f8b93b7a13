package dev.ringway.campaign.imports;

import dev.ringway.events.StoredPayload;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of contacts that is to be imported, is being imported, or was.
 *
 * @param id 24 hexadecimal digits; a later import has a higher one
 * @param version grows by one at every write
 * @param requestedBy a person
 * @param onlyDraft whether its contacts come into the campaign only while that is a draft, since the person may not change
 *     any other
 * @param position offset in bytes of the next row
 * @param line its number
 * @param cancelRequested whether it is to end before the next batch
 * @param problem why it failed
 */
public record ContactImport(
        String id,
        long version,
        ImportState state,
        String requestedBy,
        boolean onlyDraft,
        ImportOptions options,
        StoredPayload file,
        FileFormat format,
        long position,
        long line,
        ImportCounts counts,
        CampaignCounts campaignCounts,
        boolean cancelRequested,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> endedAt,
        Optional<String> problem) {

    /** How much of the file is worked off, 0 to 100. */
    public int percent() {
        return state == ImportState.DONE || file.size() == 0 ? 100 : (int) (position * 100 / file.size());
    }
}

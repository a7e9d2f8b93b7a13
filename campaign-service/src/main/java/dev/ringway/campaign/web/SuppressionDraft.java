package dev.ringway.campaign.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Says in the API document what {@link dev.ringway.campaign.intake.SuppressionReader} reads.
 *
 * @param list global unless said otherwise, or the id of the campaign that alone shall not call the number
 * @param phoneNumber as people write it; one without a country is taken for one of the region that the service is set to
 * @param reason opt-out, complaint, do-not-call-registry, wrong-number, invalid-number, legal, manual
 * @param source where it comes from
 * @param expiresAt from then on it does not count; none of an opt-out
 */
record SuppressionDraft(
        String list,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String phoneNumber,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String reason,
        String source,
        String note,
        Instant expiresAt) {

    /** What of it may change. */
    record SuppressionChange(String reason, String source, String note, Instant expiresAt) {}
}

package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.CampaignFields;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * What people say of a campaign, in the shape that {@link dev.ringway.campaign.intake.CampaignReader} reads.
 *
 * @param name 200 characters at most
 * @param description 2000 characters at most
 * @param startDate when it starts by itself, once it is scheduled
 * @param endDate when it ends, whatever is left; later than the start
 * @param elevenLabs who speaks; 50 dynamic variables at most, each a text, a number, true or false
 */
record CampaignDraft(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        Optional<String> description,
        Optional<Instant> startDate,
        Optional<Instant> endDate,
        CampaignConfigView config,
        AgentSettings elevenLabs) {

    static CampaignDraft of(CampaignFields fields) {
        return new CampaignDraft(
                fields.name(),
                fields.description(),
                fields.startDate(),
                fields.endDate(),
                CampaignConfigView.of(fields.config(), number -> number),
                fields.agent());
    }
}

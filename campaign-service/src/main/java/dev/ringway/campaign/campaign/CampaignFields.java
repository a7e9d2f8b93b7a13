package dev.ringway.campaign.campaign;

import java.time.Instant;
import java.util.Optional;

/**
 * What people say of a campaign.
 *
 * @param startDate when a scheduled campaign starts
 * @param endDate when it ends, whatever is left; later than the start
 */
public record CampaignFields(
        String name,
        Optional<String> description,
        Optional<Instant> startDate,
        Optional<Instant> endDate,
        CampaignConfig config,
        AgentSettings agent) {

    /** Of one contact. */
    int maxAttempts() {
        return config.retry().maxAttempts();
    }

    /** The same campaign once more, for another time. */
    public CampaignFields copy(String copyName) {
        return new CampaignFields(copyName, description, Optional.empty(), Optional.empty(), config, agent);
    }
}

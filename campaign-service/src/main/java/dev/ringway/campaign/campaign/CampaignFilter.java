package dev.ringway.campaign.campaign;

import java.util.Optional;
import java.util.Set;

/**
 * Which campaigns are meant. All conditions have to hold; of the statuses any.
 *
 * @param name what a name has to have; a text without any word finds nothing
 * @param archived whether those out of the way are meant, or all others
 */
public record CampaignFilter(Optional<NameWords> name, Set<CampaignStatus> statuses, boolean archived) {}

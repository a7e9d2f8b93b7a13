package dev.ringway.campaign.attempt;

import dev.ringway.campaign.campaign.CampaignConfig;
import java.util.Optional;

/** Whom to call, and under whose rules. */
public sealed interface Target {

    /** A contact of a campaign. */
    record Member(String campaignId, String contactId) implements Target {}

    /**
     * Somebody outside every campaign.
     *
     * @param phoneNumber E.164
     * @param rules that stand in for a campaign's
     * @param request by which it is known again
     */
    record Single(
            String phoneNumber,
            Optional<String> contactId,
            String agentId,
            CampaignConfig rules,
            Optional<RequestKey> request)
            implements Target {}
}

package dev.ringway.campaign.attempt;

import java.util.Optional;

/**
 * For whom and for what it is.
 *
 * @param campaignId empty for a single call
 * @param contactId empty where the number is no contact's
 * @param number of the contact in this campaign, from 1
 * @param sequence greater than that of each earlier attempt of the contact in the campaign, also of those that were no
 *     attempt in the end; neither ids nor the clocks of several instances tell which came first. 0 for a single call
 * @param request by which a single call is known again, where its client has named it
 */
public record Purpose(
        Optional<String> campaignId,
        Optional<String> contactId,
        int number,
        long sequence,
        Optional<RequestKey> request) {

    public Purpose inSequence(long next) {
        return new Purpose(campaignId, contactId, number, next, request);
    }

    /** The id of the contact in the campaign, where it is of one. */
    public Optional<String> memberId() {
        return campaignId.flatMap(campaign -> contactId.map(contact -> campaign + ":" + contact));
    }
}

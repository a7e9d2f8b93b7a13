package dev.ringway.campaign.web;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt to call somebody as somebody may see it. What is not known is left out.
 *
 * @param state reserved, requested, placed, unknown (asked, no answer), finished, unresolved
 * @param campaignId left out for a single call
 * @param contactId left out where the number is no contact's
 * @param attemptNumber of this contact in this campaign, from 1
 * @param phoneNumber E.164, masked for who may not see numbers
 * @param callerId E.164, that it is called from; masked too
 * @param callStatus the newest of Twilio
 * @param outcome what it came to, once it is over
 * @param reason why it is over, where that is not the call's own end
 * @param reserved the most that it may cost, until its price is known
 * @param price in the account's currency
 * @param priceEstimated whether nobody has told the price, so that it is what was reserved
 * @param requestedAt when it was decided to ask for the call; that may be some seconds before it was, or it was not at all
 */
record DialAttemptView(
        String id,
        long version,
        String state,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        int attemptNumber,
        String phoneNumber,
        String callerId,
        String agentId,
        CampaignConfigView.Amd amd,
        boolean record,
        boolean liveTranscript,
        Optional<String> callSid,
        Optional<String> callStatus,
        Optional<String> outcome,
        Optional<String> reason,
        BigDecimal reserved,
        Optional<BigDecimal> price,
        boolean priceEstimated,
        Optional<Instant> requestedAt,
        Optional<Instant> endedAt,
        Instant createdAt,
        Instant updatedAt) {

    static DialAttemptView of(DialAttempt attempt, Caller caller) {
        return new DialAttemptView(
                attempt.id(),
                attempt.version(),
                attempt.state().text(),
                attempt.purpose().campaignId(),
                attempt.purpose().contactId(),
                attempt.order().contactName().map(name -> DataMask.shownTo(caller, name)),
                attempt.purpose().number(),
                PhoneMask.shownTo(caller, attempt.order().to()),
                PhoneMask.shownTo(caller, attempt.order().from()),
                attempt.order().agentId(),
                CampaignConfigView.Amd.of(attempt.order().amd()),
                attempt.order().record(),
                attempt.order().liveTranscript(),
                attempt.call().sid(),
                attempt.call().status(),
                attempt.outcome().map(AttemptOutcome::text),
                attempt.reason(),
                attempt.spending().reserved(),
                attempt.spending().price(),
                attempt.spending().estimated(),
                attempt.call().requestedAt(),
                attempt.call().endedAt(),
                attempt.createdAt(),
                attempt.updatedAt());
    }
}

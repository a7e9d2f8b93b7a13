package dev.ringway.campaign.store;

import dev.ringway.campaign.attempt.CallOrder;
import dev.ringway.campaign.attempt.Purpose;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.dial.CampaignFacts;
import dev.ringway.campaign.dial.ContactFacts;
import dev.ringway.campaign.dial.Counters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * All that a decision is made of, as of one moment.
 *
 * @param member empty for a single call
 * @param purpose of an attempt that might follow, before it has its place among those of the contact
 */
record Situation(
        CampaignFacts campaign,
        ContactFacts contact,
        Counters counters,
        Optional<CampaignContact> member,
        Purpose purpose,
        String phoneNumber,
        String agentId,
        Optional<String> phoneNumberId,
        Optional<String> contactName) {

    CampaignConfig config() {
        return campaign.config();
    }

    /** Of the campaign's calendar. */
    LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, config().schedule().timeZone());
    }

    CallOrder order(String accountSid, String callerId) {
        return new CallOrder(
                accountSid,
                callerId,
                phoneNumber,
                agentId,
                phoneNumberId,
                contactName,
                config().amd(),
                config().record(),
                config().liveTranscript());
    }
}

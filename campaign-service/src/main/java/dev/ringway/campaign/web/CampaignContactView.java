package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contact in a campaign as somebody may see it. What is not known is left out.
 *
 * @param phoneNumber E.164, masked for who may not see numbers
 * @param timeZone the contact's own, IANA
 * @param priority 0 to 10
 * @param status pending, reserved, calling, retry-wait, completed, failed, suppressed
 * @param attempts to call it that are over
 * @param answered calls that somebody or something answered
 * @param callTime seconds of those
 * @param spend in the account's currency
 * @param nextAttempt when it is looked at next
 * @param notBefore what the delay after its last attempt demands
 * @param callResults of the last calls, the newest last; durations in seconds
 * @param outcome of the last call
 * @param lastDecision whether it was to be dialled when it was looked at last, and why not
 */
record CampaignContactView(
        String campaignId,
        String contactId,
        long version,
        String phoneNumber,
        Optional<String> contactName,
        Optional<String> timeZone,
        int priority,
        String status,
        int attempts,
        long answered,
        long callTime,
        BigDecimal spend,
        Optional<Instant> lastAttempt,
        Optional<Instant> nextAttempt,
        Optional<Instant> notBefore,
        List<CampaignContact.CallResult> callResults,
        Optional<String> outcome,
        Map<String, Object> customData,
        Optional<CampaignContact.Decision> lastDecision,
        Instant createdAt,
        Instant updatedAt) {

    static CampaignContactView of(CampaignContact member, Caller caller) {
        return new CampaignContactView(
                member.campaignId(),
                member.contactId(),
                member.version(),
                PhoneMask.shownTo(caller, member.contact().phoneNumber()),
                member.contact().name().map(name -> DataMask.shownTo(caller, name)),
                member.contact().timeZone(),
                member.contact().priority(),
                member.status().text(),
                member.attempts(),
                member.answered(),
                member.callTime(),
                member.spend(),
                member.lastAttempt(),
                member.nextAttempt(),
                member.notBefore(),
                member.callResults().stream()
                        .map(result -> shown(result, caller))
                        .toList(),
                member.outcome(),
                DataMask.shownTo(caller, member.customData()),
                member.lastDecision(),
                member.createdAt(),
                member.updatedAt());
    }

    private static CampaignContact.CallResult shown(CampaignContact.CallResult result, Caller caller) {
        return new CampaignContact.CallResult(
                result.callSid(),
                result.timestamp(),
                result.status(),
                result.duration(),
                result.notes().map(notes -> DataMask.shownTo(caller, notes)));
    }
}

package dev.ringway.events.campaigns;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a contact stands in a campaign after a change. Consumers keep the highest {@code version} they have seen of a
 * {@code campaignId} and {@code contactId} and ignore an older one.
 *
 * @param phoneNumber E.164 with {@code +}
 * @param priority 0 to 10, the highest is called first
 * @param status pending, reserved, calling, retry-wait, completed, failed, suppressed
 * @param attempts to call it that are over
 * @param answered calls that somebody or something answered
 * @param callTime seconds of those
 * @param spend money, in the account's currency
 * @param nextAttempt when it is due
 * @param outcome of the last call
 * @param lastCallSid the last call
 * @param customData the user's own
 */
@EventName("dev.ringway.campaign-contact.changed.v1")
public record CampaignContactChanged(
        String campaignId,
        String contactId,
        long version,
        String phoneNumber,
        Optional<String> contactName,
        int priority,
        String status,
        int attempts,
        long answered,
        long callTime,
        BigDecimal spend,
        Optional<Instant> lastAttempt,
        Optional<Instant> nextAttempt,
        Optional<String> outcome,
        Optional<String> lastCallSid,
        Optional<DialDecision> lastDecision,
        Map<String, Object> customData,
        Instant createdAt,
        Instant updatedAt)
        implements CampaignContactEvent {

    public CampaignContactChanged {
        Required.text(campaignId, "campaignId");
        Required.text(contactId, "contactId");
        Required.text(phoneNumber, "phoneNumber");
        Required.text(status, "status");
        Required.value(spend, "spend");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
        customData = customData == null ? Map.of() : customData;
    }

    @Override
    public String entityId() {
        return campaignId + ":" + contactId;
    }
}

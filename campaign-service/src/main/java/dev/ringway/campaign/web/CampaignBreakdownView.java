package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.lookup.CampaignBreakdown;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.PhoneMask;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the contacts of a campaign stand, and why.
 *
 * @param statuses contacts by status; one that nobody has is left out
 * @param due waiting contacts that wait for nothing but their turn
 * @param dueIsMore whether there are more of them than {@code due} tells
 * @param reasons why contacts were not called when they were looked at last, the largest group first
 * @param outcomes of those who were called and are called no more, the largest group first
 */
@Schema(name = "CampaignBreakdown")
record CampaignBreakdownView(
        Map<String, Long> statuses, long due, boolean dueIsMore, List<Held> reasons, List<Over> outcomes) {

    /**
     * @param reason its code
     * @param ends they are never called by this campaign; else they wait
     * @param nextLook when the first of them is looked at next
     * @param examples three of them at most
     */
    @Schema(name = "CampaignHeld")
    record Held(String reason, boolean ends, long contacts, Optional<Instant> nextLook, List<Example> examples) {}

    /** @param phoneNumber E.164, masked for who may not see numbers */
    @Schema(name = "CampaignHeldExample")
    record Example(String contactId, String phoneNumber, Optional<String> contactName) {}

    /**
     * @param status completed, failed
     * @param outcome of the last call; left out where there was none
     */
    @Schema(name = "CampaignOver")
    record Over(String status, Optional<String> outcome, long contacts) {}

    static CampaignBreakdownView of(CampaignBreakdown breakdown, Caller caller) {
        Map<String, Long> statuses = new LinkedHashMap<>();
        for (ContactState status : ContactState.values()) {
            Optional.ofNullable(breakdown.statuses().get(status))
                    .ifPresent(contacts -> statuses.put(status.text(), contacts));
        }
        return new CampaignBreakdownView(
                statuses,
                breakdown.due(),
                breakdown.due() >= breakdown.dueLimit(),
                breakdown.reasons().stream().map(held -> held(held, caller)).toList(),
                breakdown.outcomes().stream()
                        .map(over -> new Over(over.status().text(), over.outcome(), over.contacts()))
                        .toList());
    }

    private static Held held(CampaignBreakdown.Held held, Caller caller) {
        return new Held(
                held.reason(),
                held.ends(),
                held.contacts(),
                held.nextLook(),
                held.examples().stream().map(member -> example(member, caller)).toList());
    }

    private static Example example(CampaignContact member, Caller caller) {
        return new Example(
                member.contactId(),
                PhoneMask.shownTo(caller, member.contact().phoneNumber()),
                member.contact().name().map(name -> DataMask.shownTo(caller, name)));
    }
}

package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.lookup.CampaignContactLookup;
import dev.ringway.campaign.lookup.CampaignLookup;
import dev.ringway.campaign.lookup.ContactLookup;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What campaigns a contact is in, and where it stands in each. */
@RestController
@ForViewers
@Tag(name = "contacts")
class ContactCampaignsController {

    private final ContactLookup contacts;
    private final CampaignLookup campaigns;
    private final CampaignContactLookup members;

    ContactCampaignsController(ContactLookup contacts, CampaignLookup campaigns, CampaignContactLookup members) {
        this.contacts = contacts;
        this.campaigns = campaigns;
        this.members = members;
    }

    /**
     * @param campaign left out where it is no more
     * @param contact where the contact stands in it
     */
    @Schema(name = "ContactCampaign")
    record Membership(String campaignId, Optional<Standing> campaign, CampaignContactView contact) {}

    /** @param status of the campaign: draft, scheduled, active, paused, completed, stopped */
    @Schema(name = "ContactCampaignStanding")
    record Standing(String name, String status) {}

    @GetMapping("/api/v1/contacts/{id}/campaigns")
    @Operation(
            summary = "The campaigns that a contact is in, the newest first",
            description = "Give `next` as `cursor` to go on.")
    @PageParameters
    ResponseEntity<Page<Membership>> campaigns(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        if (contacts.find(id).isEmpty()) {
            throw ProblemException.notFound("contact", id);
        }
        IdCursor cursors = new IdCursor("campaigns of contact " + id);
        IdPage<CampaignContact> page = IdPage.read(
                query, cursors, CampaignContact::campaignId, (after, limit) -> members.ofContact(id, after, limit));
        Map<String, Campaign> known = known(page.shown());
        return page.answer(caller, member -> versions(member, known), member -> shown(member, known, caller));
    }

    private Map<String, Campaign> known(List<CampaignContact> members) {
        return campaigns.find(members.stream().map(CampaignContact::campaignId).toList()).stream()
                .collect(Collectors.toMap(Campaign::id, Function.identity()));
    }

    /** Of both: each of them only grows. A campaign's figures are not shown here. */
    private static long versions(CampaignContact member, Map<String, Campaign> known) {
        return member.version()
                + Optional.ofNullable(known.get(member.campaignId()))
                        .map(Campaign::changedVersion)
                        .orElse(0L);
    }

    private static Membership shown(CampaignContact member, Map<String, Campaign> known, Caller caller) {
        return new Membership(
                member.campaignId(),
                Optional.ofNullable(known.get(member.campaignId()))
                        .map(campaign -> new Standing(
                                DataMask.shownTo(caller, campaign.fields().name()),
                                campaign.status().text())),
                CampaignContactView.of(member, caller));
    }
}

package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.lookup.CampaignContactLookup;
import dev.ringway.campaign.lookup.CampaignLookup;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Contacts of a campaign as people look at them; phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping(CampaignContactController.PATH)
@ForViewers
@Tag(name = "campaign contacts")
class CampaignContactController {

    static final String PATH = "/api/v1/campaigns/{id}/contacts";

    private final CampaignLookup campaigns;
    private final CampaignContactLookup members;

    CampaignContactController(CampaignLookup campaigns, CampaignContactLookup members) {
        this.campaigns = campaigns;
        this.members = members;
    }

    @GetMapping
    @Operation(
            summary = "Contacts of a campaign by the time of the contact's creation",
            description = "All filters combine. Give `next` as `cursor` to go on, with the same filters.")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "pending",
                                                "reserved",
                                                "calling",
                                                "retry-wait",
                                                "completed",
                                                "failed",
                                                "suppressed"
                                            })))
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "Of the last call, or of the last attempt where there was none; any of these",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "Why it was not dialled when it was looked at last; any of these",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @PageParameters
    ResponseEntity<Page<CampaignContactView>> list(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = CampaignContactFilters.query(exchange.getRequest().getQueryParams());
        CampaignContactFilter filter = CampaignContactFilters.read(query);
        refuseWithoutCampaign(id);
        IdCursor cursors = new IdCursor("contacts of " + id + " " + filter);
        return IdPage.read(
                        query,
                        cursors,
                        CampaignContact::contactId,
                        (after, limit) -> members.page(id, filter, after, limit))
                .answer(caller, CampaignContact::version, member -> CampaignContactView.of(member, caller));
    }

    @GetMapping("/{contactId}")
    @Operation(summary = "One contact of a campaign")
    ResponseEntity<CampaignContactView> member(
            @PathVariable @ContactId String id,
            @PathVariable @ContactId String contactId,
            @Parameter(hidden = true) Caller caller) {
        CampaignContact member = members.find(id, contactId).orElseThrow(() -> {
            refuseWithoutCampaign(id);
            return ProblemException.notFound("campaign-contact", contactId);
        });
        return EntityTag.of(member.version(), caller).answer(CampaignContactView.of(member, caller));
    }

    private void refuseWithoutCampaign(String id) {
        if (campaigns.find(id).isEmpty()) {
            throw ProblemException.notFound("campaign", id);
        }
    }
}

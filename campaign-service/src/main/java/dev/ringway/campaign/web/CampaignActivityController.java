package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.dialer.CampaignActivities;
import dev.ringway.campaign.lookup.BreakdownLookup;
import dev.ringway.campaign.lookup.CampaignLookup;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Why somebody is called right now, or nobody. */
@RestController
@RequestMapping(CampaignController.PATH + "/{id}")
@ForViewers
@Tag(name = "campaigns")
class CampaignActivityController {

    private final CampaignLookup campaigns;
    private final CampaignActivities activities;
    private final BreakdownLookup breakdowns;

    CampaignActivityController(CampaignLookup campaigns, CampaignActivities activities, BreakdownLookup breakdowns) {
        this.campaigns = campaigns;
        this.activities = activities;
        this.breakdowns = breakdowns;
    }

    @GetMapping("/activity")
    @Operation(
            summary = "How fast a campaign calls now, and what may hold back all of it",
            description = "Rate, calls under way, hours, money and caller ids at this moment.")
    ResponseEntity<CampaignActivityView> activity(
            @PathVariable @ContactId String id, @Parameter(hidden = true) Caller caller) {
        CampaignActivityView now = CampaignActivityView.of(activities.of(found(id)));
        return EntityTag.of(StateHash.of(Stream.of(now)), caller).answer(now);
    }

    @GetMapping("/breakdown")
    @Operation(
            summary = "Where a campaign's contacts stand, and why they wait or are not called",
            description =
                    "Counts by status, by outcome of those who are over, and by reason with examples, as they were when"
                            + " each contact was looked at last. What would be decided now says `pre-flight`.")
    ResponseEntity<CampaignBreakdownView> breakdown(
            @PathVariable @ContactId String id, @Parameter(hidden = true) Caller caller) {
        CampaignBreakdownView now =
                CampaignBreakdownView.of(breakdowns.of(found(id).id()), caller);
        return EntityTag.of(StateHash.of(Stream.of(now)), caller).answer(now);
    }

    private Campaign found(String id) {
        return campaigns.find(id).orElseThrow(() -> ProblemException.notFound("campaign", id));
    }
}

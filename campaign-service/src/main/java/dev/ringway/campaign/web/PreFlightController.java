package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.intake.PreFlight;
import dev.ringway.campaign.lookup.CampaignLookup;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What will happen, before it does. */
@RestController
@ForViewers
@Tag(name = "campaigns")
class PreFlightController {

    private final CampaignLookup campaigns;
    private final PreFlight preFlight;
    private final Clock clock;

    PreFlightController(CampaignLookup campaigns, PreFlight preFlight, Clock clock) {
        this.campaigns = campaigns;
        this.preFlight = preFlight;
        this.clock = clock;
    }

    @GetMapping("/api/v1/campaigns/{id}/pre-flight")
    @Operation(
            summary = "What would become of a campaign's contacts if it were active",
            description =
                    "Decided as a dialer decides, with counts and examples of each reason. Of today it counts what calls"
                            + " have used up so far (calls to numbers and from caller ids, calls under way, money); what calls use up"
                            + " from now until then is taken for unused, and of a later day all of it. One answer concerns 10,000 contacts; give `next` as `cursor` to look at"
                            + " the following ones.")
    @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "When; else at its start date, and now if that has come",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    PreFlightView preFlight(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("at", "cursor"));
        Optional<Instant> asked = query.one("at", TimeText::read, TimeText.MESSAGE);
        Campaign campaign = campaigns.find(id).orElseThrow(() -> ProblemException.notFound("campaign", id));
        Instant at = asked.orElseGet(() -> start(campaign));
        // Not bound to the time: the pages of one look may be asked for as time goes on.
        IdCursor cursors = new IdCursor("pre-flight of " + id + " " + asked);
        PreFlight.Look look = preFlight.look(campaign, at, query.one("cursor").map(cursors::read));
        return PreFlightView.of(at, look, look.next().map(cursors::write), caller);
    }

    private Instant start(Campaign campaign) {
        Instant now = clock.instant();
        return campaign.fields().startDate().filter(now::isBefore).orElse(now);
    }
}

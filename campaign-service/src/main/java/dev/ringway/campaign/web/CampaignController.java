package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignFilter;
import dev.ringway.campaign.campaign.CampaignOrder;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.NameWords;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.lookup.CampaignLookup;
import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.starter.security.NumberPiece;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Campaigns as people look at them; phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping(CampaignController.PATH)
@ForViewers
@Tag(name = "campaigns")
class CampaignController {

    static final String PATH = "/api/v1/campaigns";

    private static final Set<String> PARAMETERS = Set.of("status", "q", "archived", "sort", "cursor", "limit");

    private final CampaignLookup campaigns;

    CampaignController(CampaignLookup campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping
    @Operation(
            summary = "Campaigns by the time of their creation",
            description = "All filters combine. Give `next` as `cursor` to go on, with the same filters and sort.")
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
                                                "draft",
                                                "scheduled",
                                                "active",
                                                "paused",
                                                "completed",
                                                "stopped"
                                            })))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description =
                    "Beginnings of words of the name, all of which have to be there; no character has a meaning. 403 for"
                            + " who may not see numbers where a word has two or more digits",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "archived",
            in = ParameterIn.QUERY,
            description = "Those that are archived, or all others",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "The newest first unless said otherwise",
            schema =
                    @Schema(
                            allowableValues = {"-createdAt", "createdAt"},
                            defaultValue = "-createdAt"))
    @PageParameters
    ResponseEntity<Page<CampaignView>> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = query(exchange.getRequest().getQueryParams());
        CampaignFilter filter = filter(query, caller);
        CampaignOrder order = query.one("sort", CampaignOrder::of, "must be createdAt or -createdAt")
                .orElse(CampaignOrder.NEWEST_FIRST);
        IdCursor cursors = new IdCursor("campaigns " + order + " " + filter);
        return IdPage.read(query, cursors, Campaign::id, (after, limit) -> campaigns.page(filter, order, after, limit))
                .answer(caller, Campaign::version, campaign -> CampaignView.of(campaign, caller));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One campaign")
    ResponseEntity<CampaignView> campaign(@PathVariable @ContactId String id, @Parameter(hidden = true) Caller caller) {
        Campaign campaign = found(id);
        return EntityTag.of(campaign.version(), caller).answer(CampaignView.of(campaign, caller));
    }

    @GetMapping("/{id}/transitions")
    @Operation(
            summary = "What a campaign went through, the newest first",
            description = "Give `next` as `cursor` to go on.")
    @PageParameters
    Page<TransitionView> transitions(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        int limit = PageLimit.of(query.number("limit")).items();
        Cursor cursors = new Cursor("transitions of " + found(id).id());
        Optional<Long> before =
                query.one("cursor").map(text -> cursors.read(text, 1, version -> Long.valueOf(version.getFirst())));
        List<Transition> found = campaigns.transitions(id, before, limit + 1);
        List<Transition> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                shown.stream()
                        .map(transition -> TransitionView.of(transition, caller))
                        .toList(),
                found.size() > limit
                        ? Optional.of(cursors.write(
                                List.of(Long.toString(shown.getLast().campaignVersion()))))
                        : Optional.empty());
    }

    @GetMapping("/{id}/stats")
    @Operation(summary = "A campaign in figures, as they are now: the sums over its contacts")
    CampaignStatsView stats(@PathVariable @ContactId String id) {
        return CampaignStatsView.of(campaigns.stats(found(id).id()));
    }

    private Campaign found(String id) {
        return campaigns.find(id).orElseThrow(() -> ProblemException.notFound("campaign", id));
    }

    /** A search box that is empty asks nothing. */
    private static Query query(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>(parameters);
        if (String.join("", given.getOrDefault("q", List.of())).isBlank()) {
            given.remove("q");
        }
        return Query.of(given, PARAMETERS);
    }

    private static CampaignFilter filter(Query query, Caller caller) {
        Set<CampaignStatus> statuses = EnumSet.noneOf(CampaignStatus.class);
        query.all("status")
                .forEach(text -> statuses.add(CampaignStatus.of(text)
                        .orElseThrow(() -> ProblemException.invalid(
                                "status", "must be one of draft, scheduled, active, paused, completed, stopped"))));
        return new CampaignFilter(
                words(query, caller),
                statuses,
                query.one("archived", CampaignController::flag, "must be true or false")
                        .orElse(false));
    }

    /** Numbers stand in names too: who may try the beginnings of words would find one digit by digit. */
    private static Optional<NameWords> words(Query query, Caller caller) {
        Optional<NameWords> name = query.one("q").map(NameWords::of);
        if (!caller.maySeeNumbers()
                && name.stream().flatMap(words -> words.words().stream()).anyMatch(NumberPiece::is)) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "numbers-hidden",
                    "Numbers are masked for you, so campaigns cannot be found by words with two or more digits. Ask an"
                            + " operator.");
        }
        return name;
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

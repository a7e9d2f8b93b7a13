package dev.ringway.transcript.web.agents;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentCampaign;
import dev.ringway.transcript.agent.AgentFilter;
import dev.ringway.transcript.agent.AgentPosition;
import dev.ringway.transcript.lookup.agents.AgentLookup;
import dev.ringway.transcript.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Agents as people look at them; phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping(AgentController.PATH)
@ForViewers
@Tag(name = "agents")
class AgentController {

    static final String PATH = "/api/v1/agents";

    private final AgentLookup agents;

    AgentController(AgentLookup agents) {
        this.agents = agents;
    }

    @GetMapping
    @Operation(
            summary = "Agents by name",
            description =
                    "All filters combine. Give `next` as `cursor` to go on, with the same filters; 400 where the last agent of"
                            + " that page was deleted meanwhile.")
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description =
                    "A part of the name; case and accents do not matter, and no character has a meaning. 403 where it may be"
                            + " a piece of a number, for who may not see numbers",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "active",
            in = ParameterIn.QUERY,
            description = "Those that take new calls, or the others",
            schema = @Schema(type = "boolean"))
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "Those that have it",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "sync",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "in-step",
                                                "changed-here",
                                                "changed-there",
                                                "both",
                                                "gone"
                                            })))
    @PageParameters
    ResponseEntity<Page<AgentView>> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = AgentFilters.query(exchange.getRequest().getQueryParams());
        AgentFilter filter = AgentFilters.of(query, caller);
        Cursor cursors = new Cursor("agents " + filter);
        Optional<AgentPosition> after = query.one("cursor").map(text -> behind(cursors.read(text, 1, List::getFirst)));
        ListPage<Agent> found = ListPage.read(
                query, limit -> agents.page(filter, after, limit), last -> cursors.write(List.of(last.id())));
        Stream<String> versions = found.shown().stream().map(agent -> agent.id() + ":" + agent.version());
        return EntityTag.of(StateHash.of(Stream.concat(versions, Stream.of(found.next()))), caller)
                .answer(found.page(agent -> AgentView.of(agent, caller)));
    }

    /** A cursor can be read by whoever holds it, and a name may have a number in it: so it holds the id alone. */
    private AgentPosition behind(String id) {
        return agents.find(id)
                .map(AgentPosition::of)
                .orElseThrow(() -> ProblemException.invalid(
                        "cursor", "goes on behind an agent that is gone meanwhile: begin with the first page again"));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One agent")
    ResponseEntity<AgentView> agent(@PathVariable @AgentId String id, @Parameter(hidden = true) Caller caller) {
        Agent agent = agents.find(id).orElseThrow(() -> ProblemException.notFound("agent", id));
        return EntityTag.of(agent.version(), caller).answer(AgentView.of(agent, caller));
    }

    @GetMapping("/{id}/campaigns")
    @Operation(
            summary = "The campaigns that use an agent",
            description = "As campaign-service last told of them. Give `next` as `cursor` to go on.")
    @PageParameters
    Page<AgentCampaignView> campaigns(
            @PathVariable @AgentId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        Cursor cursors = new Cursor("campaigns of agent " + id);
        Optional<String> after = query.one("cursor").map(text -> cursors.read(text, 1, List::getFirst));
        ListPage<AgentCampaign> found = ListPage.read(
                query, limit -> agents.campaigns(id, after, limit), last -> cursors.write(List.of(last.campaignId())));
        return found.page(campaign -> AgentCampaignView.of(campaign, caller));
    }
}

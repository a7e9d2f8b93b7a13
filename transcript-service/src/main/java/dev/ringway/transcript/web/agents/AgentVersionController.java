package dev.ringway.transcript.web.agents;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentVersion;
import dev.ringway.transcript.intake.agents.AgentIntake;
import dev.ringway.transcript.lookup.agents.AgentLookup;
import dev.ringway.transcript.web.ListPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** What agents were like, and the way back to it. */
@RestController
@RequestMapping(AgentController.PATH + "/{id}/versions")
@Tag(name = "agents")
class AgentVersionController {

    private final AgentLookup agents;
    private final AgentIntake intake;

    AgentVersionController(AgentLookup agents, AgentIntake intake) {
        this.agents = agents;
        this.intake = intake;
    }

    @ForViewers
    @GetMapping
    @Operation(
            summary = "The versions of an agent, the newest first",
            description = "Of every change of its fields, with who made it and what changed; also of an agent that was"
                    + " deleted here. Give `next` as `cursor` to go on.")
    @PageParameters
    Page<AgentVersionView> versions(
            @PathVariable @AgentId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        Cursor cursors = new Cursor("versions of agent " + id);
        Optional<Long> before =
                query.one("cursor").map(text -> cursors.read(text, 1, values -> Long.valueOf(values.getFirst())));
        ListPage<AgentVersion> found = ListPage.read(
                query,
                limit -> agents.versions(id, before, limit),
                last -> cursors.write(List.of(Long.toString(last.version()))));
        if (found.shown().isEmpty() && before.isEmpty()) {
            throw ProblemException.notFound("agent", id);
        }
        return found.page(version -> AgentVersionView.listed(version, caller));
    }

    @ForViewers
    @GetMapping("/{version}")
    @Operation(summary = "An agent as it was in one of its versions")
    AgentVersionView version(
            @PathVariable @AgentId String id, @PathVariable long version, @Parameter(hidden = true) Caller caller) {
        return agents.version(id, version)
                .map(found -> AgentVersionView.whole(found, caller))
                .orElseThrow(() -> ProblemException.notFound("agent-version", id + ":" + version));
    }

    @ForAdmins
    @PostMapping("/{version}/restore")
    @Operation(
            summary = "Give an agent the fields of one of its versions",
            description = "As a new version. ElevenLabs hears of it by a push.")
    @IfMatchRequired
    ResponseEntity<AgentView> restore(
            @PathVariable @AgentId String id,
            @PathVariable long version,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Parameter(hidden = true) Caller caller) {
        Agent agent = intake.restore(id, version, EntityTag.expectedVersion(ifMatch), caller.subject());
        return EntityTag.of(agent.version(), caller).answer(AgentView.of(agent, caller));
    }
}

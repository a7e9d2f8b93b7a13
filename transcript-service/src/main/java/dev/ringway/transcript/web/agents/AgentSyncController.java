package dev.ringway.transcript.web.agents;

import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.IfMatchWanted;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.intake.agents.AgentImport;
import dev.ringway.transcript.intake.agents.AgentSync;
import dev.ringway.transcript.lookup.agents.AgentLookup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings agents in step with ElevenLabs, either way. */
@RestController
@RequestMapping(AgentController.PATH)
@Tag(name = "agents")
class AgentSyncController {

    private final AgentSync sync;
    private final AgentImport imports;
    private final AgentLookup agents;
    private final JsonMapper json;

    AgentSyncController(AgentSync sync, AgentImport imports, AgentLookup agents, JsonMapper json) {
        this.sync = sync;
        this.imports = imports;
        this.agents = agents;
        this.json = json;
    }

    /**
     * ElevenLabs' own JSON of an agent.
     *
     * @param at when it was read
     * @param size in bytes
     * @param config left out where it is too large to be kept
     */
    record ProviderView(
            Instant at, int size, @Schema(type = "object") Optional<JsonNode> config) {}

    @ForAdmins
    @PostMapping("/{id}/push")
    @Operation(
            summary = "Write an agent to ElevenLabs",
            description = "Of what differs, only the fields that are kept here; whatever else ElevenLabs has stays. 409"
                    + " changed-there names what somebody changed there meanwhile, 409 agent-gone if it is no more. 503"
                    + " elevenlabs-unconfirmed: it may have been done, which the drift tells.")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "true: overwrite what was changed there",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @IfMatchWanted
    ResponseEntity<AgentView> push(
            @PathVariable @AgentId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        return answer(sync.push(id, wanted(ifMatch), force(exchange)), caller);
    }

    @ForAdmins
    @PostMapping("/{id}/pull")
    @Operation(
            summary = "Take an agent over as it is at ElevenLabs",
            description =
                    "One that is not known here is adopted. 409 changed-here names what was changed here and not pushed;"
                            + " with force=true that is given up, and the versions keep it.")
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "true: give up what was changed here",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @IfMatchWanted
    ResponseEntity<AgentView> pull(
            @PathVariable @AgentId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        return answer(sync.pull(id, wanted(ifMatch), force(exchange), caller.subject()), caller);
    }

    @ForAdmins
    @PostMapping("/import")
    @Operation(
            summary = "Adopt the agents of the workspace that are not known here",
            description =
                    "So many at once; where some are left, the same request goes on. Those that are known stay as they"
                            + " are. Those that ElevenLabs does not show are told in failed, and asked for again after all"
                            + " others; where it shows none of three in a row, it ends, and problem says why.")
    AgentImport.Report adopt(@Parameter(hidden = true) Caller caller) {
        return imports.run(caller.subject());
    }

    @ForViewers
    @GetMapping("/{id}/drift")
    @Operation(
            summary = "How an agent differs from what is at ElevenLabs, field by field",
            description =
                    "ElevenLabs is asked for it at this moment. A field that is not set here is left to ElevenLabs and"
                            + " never differs.")
    AgentDriftView drift(@PathVariable @AgentId String id, @Parameter(hidden = true) Caller caller) {
        return AgentDriftView.of(sync.compare(id), caller);
    }

    @ForAdmins
    @GetMapping("/{id}/provider")
    @Operation(summary = "ElevenLabs' own JSON of an agent, as it was last taken over or written")
    ProviderView provider(@PathVariable @AgentId String id) {
        return agents.provider(id)
                .map(copy ->
                        new ProviderView(copy.at(), copy.size(), copy.json().map(json::readTree)))
                .orElseThrow(() -> ProblemException.notFound("agent", id));
    }

    private static ResponseEntity<AgentView> answer(Agent agent, Caller caller) {
        return EntityTag.of(agent.version(), caller).answer(AgentView.of(agent, caller));
    }

    /** The version that somebody has seen, where the header names it. */
    private static Optional<Long> wanted(Optional<String> ifMatch) {
        return ifMatch.map(tag -> EntityTag.expectedVersion(Optional.of(tag)));
    }

    private static boolean force(ServerWebExchange exchange) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("force"));
        return AgentFilters.flag(query, "force").orElse(false);
    }
}

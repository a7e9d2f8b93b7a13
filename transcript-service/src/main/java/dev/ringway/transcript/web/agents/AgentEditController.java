package dev.ringway.transcript.web.agents;

import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.JsonMergePatch;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentCreation;
import dev.ringway.transcript.agent.AgentFields;
import dev.ringway.transcript.intake.agents.AgentCreating;
import dev.ringway.transcript.intake.agents.AgentIntake;
import dev.ringway.transcript.intake.agents.AgentReader;
import dev.ringway.transcript.lookup.agents.AgentLookup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Creates, changes and deletes agents. */
@RestController
@RequestMapping(AgentController.PATH)
@ForAdmins
@Tag(name = "agents")
class AgentEditController {

    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String KEY = "[\\x21-\\x7e]{1,200}";
    static final String KEY_MESSAGE = "must be 1 to 200 printable characters without spaces";
    private static final String CREATION = "/creations/";

    private final AgentReader reader;
    private final AgentCreating creating;
    private final AgentIntake intake;
    private final AgentLookup agents;
    private final JsonMergePatch patches;

    AgentEditController(
            AgentReader reader,
            AgentCreating creating,
            AgentIntake intake,
            AgentLookup agents,
            JsonMergePatch patches) {
        this.reader = reader;
        this.creating = creating;
        this.intake = intake;
        this.agents = agents;
        this.patches = patches;
    }

    @PostMapping
    @Operation(
            summary = "Create an agent, at ElevenLabs too",
            description =
                    "201 with the agent under the id that ElevenLabs gave it, set up for telephone sound. 202 with the"
                            + " creation where ElevenLabs did not confirm it: its Location tells what becomes of it, and no second"
                            + " agent comes of it. Repeated with its Idempotency-Key, it is the same creation. 422"
                            + " elevenlabs-refused, 502 elevenlabs-credentials, 503 elevenlabs-unavailable: nothing was created.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = AgentDraft.class))))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AgentView.class)))
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AgentCreationView.class)))
    ResponseEntity<Object> create(
            @RequestBody JsonNode body,
            @Parameter(description = "The same for each repetition of one request") @RequestHeader("Idempotency-Key")
                    Optional<@Pattern(regexp = KEY, message = KEY_MESSAGE) String> key,
            @Parameter(hidden = true) Caller caller) {
        AgentCreation creation = creating.create(reader.read(body), caller.subject(), key);
        Optional<Agent> agent = creation.agentId().flatMap(agents::find);
        return agent.map(created -> created(created, caller))
                .orElseGet(() -> ResponseEntity.accepted()
                        .location(URI.create(AgentController.PATH + CREATION + creation.id()))
                        .body(AgentCreationView.of(creation)));
    }

    @GetMapping(CREATION + "{creation}")
    @Operation(summary = "What became of a creation that ElevenLabs did not confirm at once")
    AgentCreationView creation(@PathVariable @Pattern(regexp = "[0-9a-z]{1,32}") String creation) {
        return agents.creation(creation)
                .map(AgentCreationView::of)
                .orElseThrow(() -> ProblemException.notFound("agent-creation", creation));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Change an agent, here",
            description =
                    "A JSON merge patch: what it does not name stays, null takes away. Variables and data collection are"
                            + " objects and can be changed one by one; the list of criteria is replaced as a whole. A single value that"
                            + " is taken away is left to ElevenLabs. ElevenLabs hears of it by a push.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = AgentDraft.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = AgentDraft.class))
                            }))
    @IfMatchRequired
    ResponseEntity<AgentView> edit(
            @PathVariable @AgentId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body,
            @Parameter(hidden = true) Caller caller) {
        Agent agent =
                intake.edit(id, EntityTag.expectedVersion(ifMatch), caller.subject(), seen -> changed(seen, body));
        return EntityTag.of(agent.version(), caller).answer(AgentView.of(agent, caller));
    }

    private AgentFields changed(AgentFields seen, JsonNode body) {
        AgentDraft draft = AgentDraft.of(seen);
        return reader.read(patches.apply(draft, body), patches.apply(draft, JsonNodeFactory.instance.objectNode()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an agent here, and at ElevenLabs if wanted",
            description =
                    "Its versions stay. 409 agent-in-use where campaigns that are scheduled, active or paused use it.")
    @Parameter(
            name = "atProvider",
            in = ParameterIn.QUERY,
            description = "true: at ElevenLabs too, for ever",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @Parameter(
            name = "force",
            in = ParameterIn.QUERY,
            description = "true: though campaigns use it",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @IfMatchRequired
    void delete(
            @PathVariable @AgentId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("atProvider", "force"));
        intake.delete(
                id,
                EntityTag.expectedVersion(ifMatch),
                AgentFilters.flag(query, "atProvider").orElse(false),
                AgentFilters.flag(query, "force").orElse(false),
                caller.subject());
    }

    private static ResponseEntity<Object> created(Agent agent, Caller caller) {
        return ResponseEntity.created(URI.create(AgentController.PATH + "/" + agent.id()))
                .eTag(EntityTag.of(agent.version(), caller).value())
                .body(AgentView.of(agent, caller));
    }
}

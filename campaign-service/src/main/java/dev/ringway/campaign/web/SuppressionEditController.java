package dev.ringway.campaign.web;

import dev.ringway.campaign.intake.SuppressionIntake;
import dev.ringway.campaign.intake.SuppressionIntake.Removal;
import dev.ringway.campaign.intake.SuppressionReader;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts single numbers on the lists of those that are not called, and takes them off. */
@RestController
@RequestMapping(SuppressionEditController.PATH)
@ForOperators
@Tag(name = "suppressions")
class SuppressionEditController {

    static final String PATH = "/api/v1/suppressions";

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int LONGEST_REASON = 500;

    private final SuppressionIntake intake;
    private final SuppressionReader reader;
    private final JsonMapper json;

    SuppressionEditController(SuppressionIntake intake, SuppressionReader reader, JsonMapper json) {
        this.intake = intake;
        this.reader = reader;
        this.json = json;
    }

    @PostMapping
    @Operation(
            summary = "Suppress a number",
            description =
                    "201, or 200 where it is on the list already. Telling it again makes a suppression longer or an"
                            + " opt-out, never weaker, so a repeated request changes nothing more.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SuppressionDraft.class))))
    @Answers({HttpStatus.OK, HttpStatus.CREATED})
    ResponseEntity<SuppressionView> suppress(@RequestBody JsonNode body, @Parameter(hidden = true) Caller caller) {
        AddedSuppression added = intake.tell(reader.read(body).orThrow(), caller.subject());
        Suppression suppression = added.suppression();
        ResponseEntity.BodyBuilder answer = added.created()
                ? ResponseEntity.created(
                        URI.create(PATH + "/" + suppression.key().id()))
                : ResponseEntity.ok()
                        .location(URI.create(PATH + "/" + suppression.key().id()));
        return answer.eTag(EntityTag.of(suppression.version(), caller).value())
                .body(SuppressionView.of(suppression, caller));
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Change reason, source, note or end of a suppression",
            description =
                    "A JSON merge patch: what it does not name stays, null takes away. 412 if it was changed since"
                            + " its ETag was read, 428 without If-Match, 409 where an opt-out would be one no more.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MERGE_PATCH,
                                        schema = @Schema(implementation = SuppressionDraft.SuppressionChange.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = SuppressionDraft.SuppressionChange.class))
                            }))
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the suppression as it was read",
            schema = @Schema(type = "string"))
    ResponseEntity<SuppressionView> changeSuppression(
            @PathVariable @SuppressionId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body,
            @Parameter(hidden = true) Caller caller) {
        long expected = EntityTag.expectedVersion(ifMatch);
        Suppression changed = intake.edit(
                key(id),
                expected,
                seen -> reader.readFields(patched(seen.fields(), body)).orThrow());
        return EntityTag.of(changed.version(), caller).answer(SuppressionView.of(changed, caller));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Take a number off a list",
            description =
                    "Who did it, and why, stays on record. An opt-out is for ever: only an admin can remove it, and"
                            + " only with a reason.")
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the suppression as it was read",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "Why it may be called again; required for an opt-out",
            schema = @Schema(type = "string"))
    @Answers(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> unsuppress(
            @PathVariable @SuppressionId String id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("reason"));
        Optional<String> why = query.one(
                "reason",
                text -> Optional.of(text.strip())
                        .filter(reason -> !reason.isEmpty() && reason.length() <= LONGEST_REASON),
                "must be a text of 500 characters at most");
        intake.remove(
                key(id),
                EntityTag.expectedVersion(ifMatch),
                new Removal(caller.subject(), caller.has(Role.ADMIN), why));
        return ResponseEntity.noContent().build();
    }

    private static SuppressionKey key(String id) {
        return SuppressionKey.of(id).orElseThrow(SuppressionIntake::notFound);
    }

    private JsonNode patched(SuppressionFields fields, JsonNode patch) {
        if (!patch.isObject()) {
            throw ProblemException.invalid("body", "must be a JSON object");
        }
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("reason", fields.reason().text());
        fields.source().ifPresent(source -> said.put("source", source));
        fields.note().ifPresent(note -> said.put("note", note));
        fields.expiresAt().ifPresent(end -> said.put("expiresAt", end.toString()));
        ObjectNode document = json.valueToTree(said);
        patch.properties().forEach(member -> document.set(member.getKey(), member.getValue()));
        return document;
    }
}

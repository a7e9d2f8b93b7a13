package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.intake.CallEditing;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What people add to a call: notes, a follow-up, tags, fields of their own. */
@RestController
@ForOperators
@Tag(name = "calls")
class CallEditController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CallEditing editing;

    CallEditController(CallEditing editing) {
        this.editing = editing;
    }

    @PatchMapping(
            path = "/api/v1/calls/{sid}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Change notes, follow-up, tags and custom fields",
            description = "A JSON merge patch: what it does not name stays, null takes away. 412 if the call was"
                    + " changed since its ETag was read, 428 without If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MERGE_PATCH,
                                        schema = @Schema(implementation = CallPatchDocument.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = CallPatchDocument.class))
                            }))
    @Parameter(
            name = HttpHeaders.IF_MATCH,
            in = ParameterIn.HEADER,
            required = true,
            description = "The ETag of the call as it was read",
            schema = @Schema(type = "string"))
    Mono<ResponseEntity<CallDetails>> edit(
            @PathVariable @CallSid String sid,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
            @RequestBody JsonNode body,
            @Parameter(hidden = true) Caller caller) {
        long expected = EntityTag.expectedVersion(ifMatch);
        return editing.edit(sid, expected, CallPatch.read(body))
                .map(call -> EntityTag.of(call.version(), caller).answer(CallView.of(call, caller)));
    }
}

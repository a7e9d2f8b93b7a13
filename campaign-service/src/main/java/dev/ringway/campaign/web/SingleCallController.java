package dev.ringway.campaign.web;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.dialer.SingleCalls;
import dev.ringway.campaign.intake.SingleCallReader;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes in that somebody is to be called outside every campaign. */
@RestController
@ForOperators
@Tag(name = "dial attempts")
class SingleCallController {

    static final String KEY = "[\\x21-\\x7e]{1,200}";
    static final String KEY_MESSAGE = "must be 1 to 200 printable characters without spaces";
    private static final String KEY_HEADER = "Idempotency-Key";

    private final SingleCallReader reader;
    private final SingleCalls calls;

    SingleCallController(SingleCallReader reader, SingleCalls calls) {
        this.reader = reader;
        this.calls = calls;
    }

    @PostMapping(DialAttemptController.PATH)
    @Operation(
            summary = "Call somebody now, outside every campaign",
            description = "Under the same rules, rates and reasons as a campaign's calls. 202 with the attempt, whose"
                    + " Location tells what becomes of it: the call is asked for when its turn comes. 409 not-dialled where"
                    + " nobody may be called, with the reason, and notBefore where passing time changes it. Repeated with"
                    + " its Idempotency-Key, it is the same attempt, and nobody is called again for it, also where the"
                    + " contact is gone since. A call whose contact is given another number before it is asked for is"
                    + " given back.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SingleCallDraft.class))))
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<DialAttemptView> call(
            @RequestBody JsonNode body,
            @Parameter(description = "The same for each repetition of one request") @RequestHeader(KEY_HEADER)
                    Optional<@Pattern(regexp = KEY, message = KEY_MESSAGE) String> key,
            @Parameter(hidden = true) Caller caller) {
        DialAttempt attempt = reader.key(body, caller.subject(), key)
                .flatMap(calls::known)
                .orElseGet(() -> calls.call(reader.read(body, caller.subject(), key)));
        return ResponseEntity.accepted()
                .location(URI.create(DialAttemptController.PATH + "/" + attempt.id()))
                .eTag(EntityTag.of(attempt.version(), caller).value())
                .body(DialAttemptView.of(attempt, caller));
    }
}

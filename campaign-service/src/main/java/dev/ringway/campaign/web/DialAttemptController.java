package dev.ringway.campaign.web;

import dev.ringway.campaign.attempt.AttemptFilter;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.lookup.DialAttemptLookup;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Attempts to call somebody as people look at them; phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping(DialAttemptController.PATH)
@ForViewers
@Tag(name = "dial attempts")
class DialAttemptController {

    static final String PATH = "/api/v1/dial-attempts";

    private final DialAttemptLookup attempts;
    private final DialAttemptFilters filters;

    DialAttemptController(DialAttemptLookup attempts, DialAttemptFilters filters) {
        this.attempts = attempts;
        this.filters = filters;
    }

    @GetMapping
    @Operation(
            summary = "Attempts to call somebody, the newest first",
            description = "All filters combine. Give `next` as `cursor` to go on, with the same filters.")
    @Parameter(
            name = "campaignId",
            in = ParameterIn.QUERY,
            description = "Of this campaign alone",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "contactId",
            in = ParameterIn.QUERY,
            description = "To this contact alone",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "reserved",
                                                "requested",
                                                "placed",
                                                "unknown",
                                                "finished",
                                                "unresolved"
                                            })))
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "Any of these; an attempt that is not over has none",
            array = @ArraySchema(schema = @Schema(type = "string", example = "no-answer")))
    @Parameter(
            name = "phoneNumber",
            in = ParameterIn.QUERY,
            description = "That was called, as people write it; 403 for who may not see numbers",
            schema = @Schema(type = "string"))
    @PageParameters
    ResponseEntity<Page<DialAttemptView>> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = DialAttemptFilters.query(exchange.getRequest().getQueryParams());
        AttemptFilter filter = filters.read(query, caller);
        IdCursor cursors = new IdCursor("dial attempts " + filter, AttemptId.PATTERN);
        return IdPage.read(query, cursors, DialAttempt::id, (after, limit) -> attempts.page(filter, after, limit))
                .answer(caller, DialAttempt::version, attempt -> DialAttemptView.of(attempt, caller));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One attempt to call somebody")
    ResponseEntity<DialAttemptView> attempt(
            @PathVariable @AttemptId String id, @Parameter(hidden = true) Caller caller) {
        DialAttempt attempt = attempts.find(id).orElseThrow(() -> ProblemException.notFound("dial-attempt", id));
        return EntityTag.of(attempt.version(), caller).answer(DialAttemptView.of(attempt, caller));
    }
}

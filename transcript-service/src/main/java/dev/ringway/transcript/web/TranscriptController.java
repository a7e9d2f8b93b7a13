package dev.ringway.transcript.web;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.lookup.TranscriptLookup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/** Transcripts as people look at them; phone numbers in texts are masked for callers who may not see them. */
@RestController
@RequestMapping("/api/v1/transcripts")
@ForViewers
@Tag(name = "transcripts")
class TranscriptController {

    private final TranscriptLookup transcripts;

    TranscriptController(TranscriptLookup transcripts) {
        this.transcripts = transcripts;
    }

    @GetMapping
    @Operation(
            summary = "Transcripts without their turns, those first that were told of last",
            description =
                    "All filters combine. Give `next` as `cursor` to go on, with the same filters. By time, result, criteria and"
                            + " collected data: `/search`, which needs no text.")
    @Parameter(name = "callSid", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "agentId", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(name = "campaignId", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"live", "processing", "failed", "done"})))
    @Parameter(
            name = "sentiment",
            in = ParameterIn.QUERY,
            description = "Any of these, over all",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"positive", "neutral", "negative"})))
    @PageParameters
    Page<TranscriptView> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = TranscriptFilters.query(exchange.getRequest().getQueryParams());
        TranscriptFilter filter = TranscriptFilters.of(query);
        Cursor cursors = new Cursor("transcripts " + filter);
        Optional<TranscriptPosition> after = TranscriptFilters.after(query, cursors);
        return ListPage.read(
                        query,
                        limit -> transcripts.page(filter, after, limit),
                        last -> TranscriptFilters.next(cursors, last))
                .page(stored -> TranscriptView.listed(stored, caller));
    }

    @GetMapping("/{conversationId}")
    @Operation(summary = "One transcript with its turns")
    ResponseEntity<TranscriptView> one(
            @PathVariable @ConversationId String conversationId, @Parameter(hidden = true) Caller caller) {
        StoredTranscript stored = transcripts
                .find(conversationId)
                .orElseThrow(() -> ProblemException.notFound("transcript", conversationId));
        return EntityTag.of(stored.version(), caller).answer(TranscriptView.whole(stored, caller));
    }
}

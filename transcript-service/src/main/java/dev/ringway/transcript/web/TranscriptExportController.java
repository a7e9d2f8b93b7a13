package dev.ringway.transcript.web;

import dev.ringway.starter.export.ExportAudit;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.lookup.Speakers;
import dev.ringway.transcript.lookup.TranscriptLookup;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Hands out one conversation as a file, on record before it is. */
@RestController
@ForViewers
@Tag(name = "transcripts")
class TranscriptExportController {

    private final TranscriptLookup transcripts;
    private final Speakers speakers;
    private final ExportAudit audit;
    private final JsonMapper json;

    TranscriptExportController(TranscriptLookup transcripts, Speakers speakers, ExportAudit audit, JsonMapper json) {
        this.transcripts = transcripts;
        this.speakers = speakers;
        this.audit = audit;
        this.json = json;
    }

    @GetMapping("/api/v1/transcripts/{conversationId}/export")
    @Operation(
            summary = "One conversation as a file, with the names of those who speak",
            description =
                    "The agent's as it is called here, else as ElevenLabs called it; the person's as the call has it, or of a"
                            + " conversation that knows neither call, attempt nor contact of ours, as the agent was told;"
                            + " else Agent and Caller. Times in text and WebVTT are since the conversation's begin.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"json", "text", "vtt"},
                            defaultValue = "json"))
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = TranscriptExport.WithNames.class)),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
                @Content(mediaType = "text/vtt", schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> export(
            @PathVariable @ConversationId String conversationId,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        TranscriptExport format = Query.of(exchange.getRequest().getQueryParams(), Set.of("format"))
                .one("format", TranscriptExport::of, "must be one of json, text, vtt")
                .orElse(TranscriptExport.JSON);
        StoredTranscript stored = transcripts
                .find(conversationId)
                .orElseThrow(() -> ProblemException.notFound("transcript", conversationId));
        byte[] file = format.write(stored, speakers.of(stored.transcript()), caller, json);
        audit.recorded(exchange, caller, Mono.empty()).block();
        return ResponseEntity.ok()
                .contentType(format.type())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(format.filename(conversationId))
                                .build()
                                .toString())
                .body(file);
    }
}

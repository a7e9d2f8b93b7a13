package dev.ringway.transcript.web;

import dev.ringway.starter.media.Media;
import dev.ringway.starter.media.MediaFormat;
import dev.ringway.starter.media.MediaLink;
import dev.ringway.starter.media.MediaWriter;
import dev.ringway.starter.media.SignedLink;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.starter.security.OpenToAll;
import dev.ringway.transcript.media.AudioLinks;
import dev.ringway.transcript.media.ConversationSound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The sound of conversations, for programs with a token and, by a link that ends, for a browser's player. */
@RestController
@RequestMapping("/api/v1/transcripts/{conversationId}")
@Tag(name = "transcripts")
class AudioController {

    private static final String SIGNED = "/audio/signed";

    private final ConversationSound sound;
    private final MediaWriter writer;
    private final AudioLinks links;

    AudioController(ConversationSound sound, MediaWriter writer, AudioLinks links) {
        this.sound = sound;
        this.writer = writer;
        this.links = links;
    }

    @ForViewers
    @RequestMapping(
            path = "/audio",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Operation(summary = "The sound of a conversation, whole or the part that Range asks for")
    @ApiResponse(
            responseCode = "200",
            description =
                    "The sound; 206 a part, 404 there is none, 416 no such part, 502 and 504 ElevenLabs away or slow,"
                            + " 503 without a key of ElevenLabs",
            content = @Content(mediaType = "audio/mpeg"))
    Mono<Void> audio(
            @PathVariable @ConversationId String conversationId, @Parameter(hidden = true) ServerWebExchange exchange) {
        return write(conversationId, exchange);
    }

    @ForViewers
    @PostMapping("/audio-links")
    @Operation(summary = "A link to the sound for a player that cannot send a token; it ends after some minutes")
    @Answers(HttpStatus.CREATED)
    Mono<ResponseEntity<MediaLink>> link(@PathVariable @ConversationId String conversationId) {
        return sound.of(conversationId).map(there -> {
            MediaLink link = links.create(conversationId).to("/api/v1/transcripts/" + conversationId + SIGNED);
            return ResponseEntity.created(URI.create(link.url())).body(link);
        });
    }

    @OpenToAll
    @RequestMapping(
            path = SIGNED,
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Operation(summary = "The sound of a conversation by a link; 403 when the link has ended or was changed")
    @ApiResponse(responseCode = "200", description = "As without a link", content = @Content(mediaType = "audio/mpeg"))
    Mono<Void> signed(
            @PathVariable @ConversationId String conversationId,
            @RequestParam long expires,
            @RequestParam String signature,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        links.check(new SignedLink(expires, signature), conversationId);
        return write(conversationId, exchange);
    }

    private Mono<Void> write(String conversationId, ServerWebExchange exchange) {
        return sound.of(conversationId)
                .flatMap(there -> writer.write(new Media(conversationId, MediaFormat.MP3), there, exchange));
    }
}

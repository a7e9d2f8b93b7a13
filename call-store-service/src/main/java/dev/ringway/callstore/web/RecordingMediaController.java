package dev.ringway.callstore.web;

import dev.ringway.callstore.media.RecordingLibrary;
import dev.ringway.callstore.media.RecordingSound;
import dev.ringway.starter.media.Media;
import dev.ringway.starter.media.MediaFormat;
import dev.ringway.starter.media.MediaLink;
import dev.ringway.starter.media.MediaWriter;
import dev.ringway.starter.media.SignedLink;
import dev.ringway.starter.media.SignedLinks;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.starter.security.OpenToAll;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The sound of recordings, for programs with a token and, by a link that ends, for a browser's player. */
@RestController
@RequestMapping("/api/v1/recordings/{sid}")
@Tag(name = "Recording media", description = "The sound itself, whole or in part (Range), and links for players")
class RecordingMediaController {

    private static final String FORMAT_MESSAGE = "must be mp3 or wav";
    private static final String SIGNED = "/media/signed";

    private final RecordingLibrary library;
    private final RecordingSound sound;
    private final MediaWriter writer;
    private final SignedLinks links;

    RecordingMediaController(RecordingLibrary library, RecordingSound sound, MediaWriter writer, SignedLinks links) {
        this.library = library;
        this.sound = sound;
        this.writer = writer;
        this.links = links;
    }

    @ForViewers
    @RequestMapping(
            path = "/media",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Operation(summary = "The sound of a recording: MP3, or WAV by format or Accept")
    @ApiResponse(
            responseCode = "200",
            description = "The media; 206 a part, 410 deleted, 416 no such part, 502 and 504 Twilio away or slow",
            content = {@Content(mediaType = "audio/mpeg"), @Content(mediaType = "audio/wav")})
    Mono<Void> media(
            @PathVariable @RecordingSid String sid,
            @Parameter(description = "mp3 or wav") @RequestParam Optional<String> format,
            ServerWebExchange exchange) {
        MediaFormat wanted = format.map(RecordingMediaController::format).orElseGet(() -> accepted(exchange));
        return write(sid, wanted, exchange);
    }

    @ForViewers
    @PostMapping("/media-links")
    @Operation(summary = "A link to the sound for a player that cannot send a token; it ends after some minutes")
    @Answers(HttpStatus.CREATED)
    Mono<ResponseEntity<MediaLink>> link(
            @PathVariable @RecordingSid String sid,
            @Parameter(description = "mp3 or wav") @RequestParam Optional<String> format) {
        MediaFormat wanted = format.map(RecordingMediaController::format).orElse(MediaFormat.MP3);
        return library.playable(sid).map(recording -> {
            MediaLink link = links.create(sid, wanted.extension())
                    .to("/api/v1/recordings/" + sid + SIGNED + "?format=" + wanted.extension());
            return ResponseEntity.created(URI.create(link.url())).body(link);
        });
    }

    @OpenToAll
    @RequestMapping(
            path = SIGNED,
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Operation(summary = "The sound of a recording by a link; 403 when the link has ended or was changed")
    @ApiResponse(
            responseCode = "200",
            description = "As without a link",
            content = {@Content(mediaType = "audio/mpeg"), @Content(mediaType = "audio/wav")})
    Mono<Void> signed(
            @PathVariable @RecordingSid String sid,
            @RequestParam String format,
            @RequestParam long expires,
            @RequestParam String signature,
            ServerWebExchange exchange) {
        MediaFormat wanted = format(format);
        links.check(new SignedLink(expires, signature), sid, wanted.extension());
        return write(sid, wanted, exchange);
    }

    private Mono<Void> write(String sid, MediaFormat format, ServerWebExchange exchange) {
        return library.playable(sid)
                .flatMap(recording -> writer.write(new Media(sid, format), sound.of(recording, format), exchange));
    }

    private static MediaFormat format(String text) {
        return MediaFormat.of(text).orElseThrow(() -> ProblemException.invalid("format", FORMAT_MESSAGE));
    }

    /** WAV where the client names it and likes it better than MP3. */
    private static MediaFormat accepted(ServerWebExchange exchange) {
        var types = exchange.getRequest().getHeaders().getAccept();
        MimeTypeUtils.sortBySpecificity(types);
        return types.stream()
                .filter(type -> type.getType().equals("audio"))
                .map(MediaType::getSubtype)
                .findFirst()
                .filter(subtype -> subtype.equals("wav") || subtype.equals("x-wav") || subtype.equals("wave"))
                .map(wav -> MediaFormat.WAV)
                .orElse(MediaFormat.MP3);
    }
}

package dev.ringway.callstore.web;

import dev.ringway.callstore.media.RecordingArchive;
import dev.ringway.callstore.recording.RecordingFilter;
import dev.ringway.starter.export.ExportAudit;
import dev.ringway.starter.export.ExportSettings;
import dev.ringway.starter.export.ExportSlots;
import dev.ringway.starter.export.StalledClient;
import dev.ringway.starter.media.MediaFormat;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Many recordings as one file. A download of people's voices in bulk is on record, and counts as an export. */
@RestController
@ForOperators
@Tag(name = "Recording media")
class RecordingArchiveController implements DisposableBean {

    private static final String PATH = "/api/v1/recordings/archive";
    private static final int PIECE = 64 * 1024;

    private final RecordingArchive archive;
    private final ExportAudit audit;
    private final ExportSlots slots;
    private final ExportSettings settings;
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    RecordingArchiveController(
            RecordingArchive archive, ExportAudit audit, ExportSlots slots, ExportSettings settings) {
        this.archive = archive;
        this.audit = audit;
        this.slots = slots;
        this.settings = settings;
    }

    @GetMapping(PATH)
    @Operation(summary = "Every recording of a list as one ZIP with a manifest; what cannot be had is named there")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/zip"))
    Mono<Void> archive(
            @RequestParam Optional<String> callSid,
            @Parameter(description = "Any of these") @RequestParam Optional<List<String>> status,
            @Parameter(description = "First heard of at this time or later") @RequestParam
                    Optional<String> createdAfter,
            @Parameter(description = "First heard of before this time") @RequestParam Optional<String> createdBefore,
            @Parameter(description = "mp3 or wav") @RequestParam Optional<String> format,
            Caller caller,
            ServerWebExchange exchange) {
        RecordingFilter filter = RecordingFilters.of(exchange.getRequest().getQueryParams(), Set.of("format"));
        MediaFormat wanted = format.map(text -> MediaFormat.of(text)
                        .orElseThrow(() -> ProblemException.invalid("format", "must be mp3 or wav")))
                .orElse(MediaFormat.MP3);
        Mono<Void> sent = Mono.defer(() -> send(filter, wanted, exchange));
        return Mono.using(slots::take, taken -> audit.recorded(exchange, caller, sent), Semaphore::release);
    }

    private Mono<Void> send(RecordingFilter filter, MediaFormat format, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.parseMediaType("application/zip"));
        response.getHeaders().set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recordings.zip\"");
        response.getHeaders().setCacheControl("no-store");
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        Publisher<DataBuffer> pieces = DataBufferUtils.outputStreamPublisher(
                out -> {
                    try {
                        archive.write(filter, format, out);
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                },
                response.bufferFactory(),
                writers,
                PIECE);
        return response.writeWith(StalledClient.brokenOff(pieces, settings.stall()));
    }

    @Override
    public void destroy() {
        writers.shutdownNow();
    }
}

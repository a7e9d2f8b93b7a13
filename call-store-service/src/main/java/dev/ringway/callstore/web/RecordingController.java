package dev.ringway.callstore.web;

import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.callstore.media.RecordingDeletion;
import dev.ringway.callstore.media.RecordingLibrary;
import dev.ringway.callstore.recording.RecordingFilter;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Recordings, newest first. */
@RestController
@ForViewers
@Tag(name = "Recordings", description = "What is known of recordings, and their deletion")
class RecordingController {

    private final RecordingLibrary library;
    private final RecordingDeletion deletion;
    private final CallLookup calls;

    RecordingController(RecordingLibrary library, RecordingDeletion deletion, CallLookup calls) {
        this.library = library;
        this.deletion = deletion;
        this.calls = calls;
    }

    @GetMapping("/api/v1/recordings")
    @Operation(summary = "Recordings, those first that we heard of last")
    Mono<Page<RecordingView>> list(
            @RequestParam Optional<String> callSid,
            @Parameter(description = "Any of these") @RequestParam Optional<List<String>> status,
            @Parameter(description = "First heard of at this time or later") @RequestParam
                    Optional<String> createdAfter,
            @Parameter(description = "First heard of before this time") @RequestParam Optional<String> createdBefore,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            ServerWebExchange exchange) {
        RecordingFilter filter = RecordingFilters.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        return page(filter, cursor, limit);
    }

    @GetMapping("/api/v1/calls/{sid}/recordings")
    @Operation(summary = "The recordings of one call")
    Mono<Page<RecordingView>> ofCall(
            @PathVariable @CallSid String sid,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return calls.find(sid)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("call", sid)))
                .flatMap(known -> page(RecordingFilter.ofCall(sid), cursor, limit));
    }

    @GetMapping("/api/v1/recordings/{sid}")
    @Operation(summary = "One recording")
    Mono<ResponseEntity<RecordingView>> one(@PathVariable @RecordingSid String sid, Caller caller) {
        return library.find(sid)
                .map(stored -> EntityTag.of(stored.version(), caller).answer(RecordingView.of(stored)));
    }

    @ForAdmins
    @DeleteMapping("/api/v1/recordings/{sid}")
    @Operation(summary = "Delete a recording's media at Twilio; what is known of it stays")
    @Answers(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> delete(@PathVariable @RecordingSid String sid, Caller caller) {
        return library.find(sid)
                .map(StoredRecording::recording)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(recording -> deletion.delete(recording, Optional.of(caller.subject())))
                .map(deleted -> ResponseEntity.noContent().build());
    }

    private Mono<Page<RecordingView>> page(RecordingFilter filter, Optional<String> cursor, Optional<Integer> limit) {
        return library.page(
                        filter,
                        cursor.map(text -> RecordingFilters.read(filter, text)),
                        PageLimit.of(limit).items())
                .map(page -> new Page<>(
                        page.recordings().stream().map(RecordingView::of).toList(),
                        page.last().map(position -> RecordingFilters.write(filter, position))));
    }
}

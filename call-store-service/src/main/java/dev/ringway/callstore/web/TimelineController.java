package dev.ringway.callstore.web;

import dev.ringway.callstore.call.EventRefusal;
import dev.ringway.callstore.call.TimelineEvent;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Everything reported about a call; phone numbers are masked for callers who may not see them. */
@RestController
@ForViewers
@Tag(name = "calls")
class TimelineController {

    private final CallLookup calls;

    TimelineController(CallLookup calls) {
        this.calls = calls;
    }

    @GetMapping("/api/v1/calls/{sid}/events")
    @Operation(
            summary = "Everything reported about a call, each report once, in the provider's order",
            description = "Of all sources: twilio, elevenlabs and system. Give `next` as `cursor` to go on.")
    @PageParameters
    Mono<ResponseEntity<Page<TimelineEvent>>> events(
            @PathVariable @CallSid String sid,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        TimelineCursor cursors = new TimelineCursor(sid);
        int limit = PageLimit.of(query.number("limit")).items();
        return calls.timeline(sid, query.one("cursor").map(cursors::read), limit)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("call", sid)))
                .map(found -> answer(found, limit, cursors, caller));
    }

    private static ResponseEntity<Page<TimelineEvent>> answer(
            List<TimelineEvent> found, int limit, TimelineCursor cursors, Caller caller) {
        List<TimelineEvent> items = found.stream()
                .limit(limit)
                .map(event -> CallEventView.of(event, caller))
                .toList();
        Optional<String> next = found.size() > limit ? Optional.of(cursors.write(items.getLast())) : Optional.empty();
        // A report never changes once it is kept, but for one that is marked as refused or as erased.
        String state = StateHash.of(Stream.concat(
                items.stream().map(event -> event.eventId() + event.refused().map(EventRefusal::at) + event.erased()),
                next.stream()));
        return EntityTag.of(state, caller).answer(new Page<>(items, next));
    }
}

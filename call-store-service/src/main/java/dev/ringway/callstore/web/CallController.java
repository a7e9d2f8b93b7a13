package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping("/api/v1/calls")
@ForViewers
@Tag(name = "calls")
class CallController {

    private static final String SID = "CA[0-9a-fA-F]{32}";
    private static final String SID_MESSAGE = "must be CA and 32 hexadecimal digits";

    private final CallLookup calls;

    CallController(CallLookup calls) {
        this.calls = calls;
    }

    @GetMapping
    @Operation(summary = "Calls, the newest start first", description = "Give `next` as `cursor` to go on.")
    Mono<Page<CallView>> list(
            @Parameter(description = "Any of these; may be repeated") @RequestParam Optional<List<String>> status,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @Parameter(description = "inbound or outbound") @RequestParam Optional<String> direction,
            @Parameter(description = "Start at this time or later") @RequestParam Optional<String> startedAfter,
            @Parameter(description = "Start before this time") @RequestParam Optional<String> startedBefore,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            Caller caller,
            ServerWebExchange exchange) {
        CallFilters.refuseUnknown(exchange.getRequest().getQueryParams());
        CallFilter filter = CallFilters.of(status, from, to, direction, startedAfter, startedBefore);
        if ((from.isPresent() || to.isPresent()) && !caller.maySeeNumbers()) {
            // Otherwise a masked number could be found by asking for each that it may be.
            throw new ProblemException(
                    HttpStatus.FORBIDDEN,
                    "numbers-hidden",
                    "Numbers are masked for you, so calls cannot be asked for by number. Ask an operator.");
        }
        return page(filter, cursor, limit, caller);
    }

    @GetMapping("/active")
    @Operation(summary = "Calls that are not over, the newest start first")
    Mono<Page<CallView>> active(
            @RequestParam Optional<String> cursor, @RequestParam Optional<Integer> limit, Caller caller) {
        return page(CallFilter.active(), cursor, limit, caller);
    }

    @GetMapping("/{sid}")
    @Operation(summary = "One call")
    Mono<ResponseEntity<CallView>> call(
            @PathVariable @Pattern(regexp = SID, message = SID_MESSAGE) String sid, Caller caller) {
        return calls.find(sid)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("call", sid)))
                .map(stored -> EntityTag.of(stored.version(), caller).answer(CallView.of(stored, caller)));
    }

    @GetMapping("/{sid}/events")
    @Operation(summary = "Everything reported about a call, each report once, in the provider's order")
    Mono<Page<CallEventView>> events(
            @PathVariable @Pattern(regexp = SID, message = SID_MESSAGE) String sid, Caller caller) {
        return calls.timeline(sid)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("call", sid)))
                .map(events -> new Page<>(
                        events.stream()
                                .map(event -> CallEventView.of(event, caller))
                                .toList(),
                        Optional.empty()));
    }

    private Mono<Page<CallView>> page(
            CallFilter filter, Optional<String> cursor, Optional<Integer> limit, Caller caller) {
        CallCursor cursors = new CallCursor(filter);
        return calls.page(filter, cursor.map(cursors::read), PageLimit.of(limit).items())
                .map(page -> new Page<>(
                        page.calls().stream()
                                .map(call -> CallView.of(call, caller))
                                .toList(),
                        page.last().map(cursors::write)));
    }
}

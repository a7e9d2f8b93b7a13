package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.callstore.lookup.LookupSettings;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Figures of the calls of a bounded time, straight from the calls. */
@RestController
@ForViewers
@Tag(name = "calls")
class CallStatsController {

    private static final Duration USUAL_RANGE = Duration.ofDays(1);

    private final CallLookup calls;
    private final LookupSettings settings;
    private final Clock clock;

    CallStatsController(CallLookup calls, LookupSettings settings, Clock clock) {
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/api/v1/calls/stats")
    @Operation(
            summary = "How many calls, by status, outcome, direction and who answered, and how long",
            description = "Of the last day, unless startedAfter and startedBefore say otherwise. Durations in seconds.")
    @CallFilterParameters
    Mono<CallStatsView> stats(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), CallFilters.PARAMETERS);
        CallFilter asked = CallFilters.of(query, caller);
        Instant before = asked.startedBefore()
                .or(() -> asked.startedFrom().map(from -> earlier(from.plus(settings.statsRange()), now())))
                .orElseGet(this::now);
        Instant from = asked.startedFrom().orElseGet(() -> before.minus(USUAL_RANGE));
        if (!from.isBefore(before)) {
            throw ProblemException.invalid("startedAfter", "must be before startedBefore, which is now if not given");
        }
        if (Duration.between(from, before).compareTo(settings.statsRange()) > 0) {
            throw ProblemException.invalid(
                    "startedAfter", "must be at most " + settings.statsRange().toDays() + " days before startedBefore");
        }
        return calls.stats(asked.between(from, before)).map(stats -> new CallStatsView(from, before, stats));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

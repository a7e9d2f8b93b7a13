package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.callstore.lookup.CallPage;
import dev.ringway.callstore.lookup.CountWish;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping("/api/v1/calls")
@ForViewers
@Tag(name = "calls")
class CallController {

    private static final Set<String> OF_A_LIST = CallFilters.and("cursor", "limit", "sort", "count");
    private static final Set<String> OF_A_PAGE = Set.of("cursor", "limit");

    private final CallLookup calls;

    CallController(CallLookup calls) {
        this.calls = calls;
    }

    @GetMapping
    @Operation(
            summary = "Calls by the time of their start",
            description = "All filters combine. Give `next` as `cursor` to go on, with the same filters and sort.")
    @CallFilterParameters
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "By the start, the newest first unless said otherwise",
            schema =
                    @Schema(
                            allowableValues = {"-startTime", "startTime"},
                            defaultValue = "-startTime"))
    @Parameter(
            name = "count",
            in = ParameterIn.QUERY,
            description = "Whether total tells how many calls the filters let through: exact counts up to a limit,"
                    + " estimated says what is known at once",
            schema =
                    @Schema(
                            allowableValues = {"none", "estimated", "exact"},
                            defaultValue = "none"))
    @PageParameters
    Mono<ResponseEntity<CallList>> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), OF_A_LIST);
        CallOrder order = query.one("sort", CallOrder::of, "must be startTime or -startTime")
                .orElse(CallOrder.NEWEST_FIRST);
        CountWish count = query.one("count", CountWish::of, "must be none, estimated or exact")
                .orElse(CountWish.NONE);
        return page(CallFilters.of(query, caller), order, count, query, caller);
    }

    @GetMapping("/active")
    @Operation(summary = "Calls that are not over, the newest start first")
    @PageParameters
    Mono<ResponseEntity<CallList>> active(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), OF_A_PAGE);
        return page(CallFilter.active(), CallOrder.NEWEST_FIRST, CountWish.NONE, query, caller);
    }

    @GetMapping("/{sid}")
    @Operation(summary = "One call")
    Mono<ResponseEntity<CallDetails>> call(@PathVariable @CallSid String sid, @Parameter(hidden = true) Caller caller) {
        return calls.find(sid)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("call", sid)))
                .map(call -> EntityTag.of(call.version(), caller).answer(CallView.of(call, caller)));
    }

    private Mono<ResponseEntity<CallList>> page(
            CallFilter filter, CallOrder order, CountWish count, Query query, Caller caller) {
        CallCursor cursors = new CallCursor(filter, order);
        int limit = PageLimit.of(query.number("limit")).items();
        return calls.page(filter, order, query.one("cursor").map(cursors::read), limit, count)
                .map(page -> answer(page, cursors, caller));
    }

    private static ResponseEntity<CallList> answer(CallPage page, CallCursor cursors, Caller caller) {
        List<CallDetails> items =
                page.calls().stream().map(call -> CallView.of(call, caller)).toList();
        Optional<String> next =
                page.more() ? Optional.of(cursors.write(page.calls().getLast())) : Optional.empty();
        Optional<CallList.Total> total = page.count().map(CallList.Total::of);
        Stream<String> versions = items.stream().map(call -> call.sid() + ":" + call.version());
        String state = StateHash.of(Stream.concat(versions, Stream.of(next, total)));
        return EntityTag.of(state, caller).answer(new CallList(items, next, total));
    }
}

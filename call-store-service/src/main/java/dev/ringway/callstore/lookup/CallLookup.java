package dev.ringway.callstore.lookup;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallPosition;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.callstore.store.CallQueries;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads calls and their timelines. */
@Component
public final class CallLookup {

    /** By the provider's clock, which knows seconds only, and within one by its count. */
    private static final Comparator<RecordedEvent> PROVIDER_ORDER = Comparator.comparing(RecordedEvent::timestamp)
            .thenComparing(event -> event.sequence().orElse(Long.MAX_VALUE))
            .thenComparing(RecordedEvent::id);

    private final CallQueries calls;
    private final CallEventRepository events;

    CallLookup(CallQueries calls, CallEventRepository events) {
        this.calls = calls;
        this.events = events;
    }

    /** Empty for a call that was never seen. */
    public Mono<StoredCall> find(String sid) {
        return calls.find(sid);
    }

    /**
     * A page in the order of {@link CallPosition}. A call that starts later than those of the page does not shift what
     * follows.
     */
    public Mono<CallPage> page(CallFilter filter, Optional<CallPosition> after, int limit) {
        return calls.list(filter, after, limit + 1).collectList().map(found -> CallPage.of(found, limit));
    }

    /** Everything reported about the call, in the provider's order; empty for a call that was never seen. */
    public Mono<List<RecordedEvent>> timeline(String sid) {
        return calls.find(sid)
                .flatMap(known -> events.of(sid).sort(PROVIDER_ORDER).collectList());
    }
}

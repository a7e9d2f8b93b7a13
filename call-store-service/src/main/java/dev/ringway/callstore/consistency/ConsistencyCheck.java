package dev.ringway.callstore.consistency;

import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.intake.ReportCodec;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.ConsistencyRepository;
import dev.ringway.callstore.store.ConsistencyRepository.CallAsStored;
import dev.ringway.callstore.store.ConsistencyRepository.EventPlace;
import dev.ringway.starter.jobs.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Goes through the calls, the recordings and the events of a span of time, batch by batch. */
@Component
class ConsistencyCheck {

    /** Of events that are about to be removed the earlier ones may be gone already. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final ConsistencyRepository store;
    private final CallCheck calls;
    private final Refolding refolding;
    private final ReportCodec codec = new ReportCodec();
    private final Duration settle;
    private final Duration eventsKept;
    private final Clock clock;

    ConsistencyCheck(
            ConsistencyRepository store,
            CallCheck calls,
            Refolding refolding,
            ConsistencySettings settings,
            @Value("${ringway.call-store.call-events-kept-seconds}") long eventsKeptSeconds,
            Clock clock) {
        this.store = store;
        this.calls = calls;
        this.refolding = refolding;
        this.settle = settings.settle();
        this.eventsKept = Duration.ofSeconds(eventsKeptSeconds);
        this.clock = clock;
    }

    void run(ConsistencyReport asked, Tally tally, Turn turn) {
        Instant settled = earlier(asked.to(), clock.instant().minus(settle));
        Instant eventsComplete = clock.instant().minus(eventsKept).plus(MARGIN);
        for (List<CallAsStored> batch : store.callsCreated(later(asked.from(), eventsComplete), settled)) {
            turn.keep();
            tally.looked("calls", batch.size());
            calls.check(batch, asked.repair(), tally::found);
        }
        for (List<StoredRecording> batch : store.recordingsCreated(asked.from(), settled)) {
            turn.keep();
            tally.looked("recordings", batch.size());
            withoutCall(batch, tally);
        }
        for (List<EventPlace> batch : store.eventsReceived(asked.from(), settled)) {
            turn.keep();
            List<String> sids =
                    batch.stream().map(EventPlace::callSid).distinct().toList();
            tally.looked("callsOfEvents", sids.size());
            eventsWithoutCall(sids, asked.repair(), tally);
            refused(batch, asked.repair(), tally);
        }
    }

    private void withoutCall(List<StoredRecording> batch, Tally tally) {
        Set<String> missing = Set.copyOf(store.withoutCall(
                batch.stream().map(stored -> stored.recording().callSid()).toList()));
        batch.stream()
                .map(StoredRecording::recording)
                .filter(recording -> missing.contains(recording.callSid()))
                .forEach(recording ->
                        tally.found(Finding.of(Finding.Kind.RECORDING_WITHOUT_CALL, recording.recordingSid())));
    }

    private void eventsWithoutCall(List<String> callSids, boolean repair, Tally tally) {
        List<String> missing = store.withoutCall(callSids);
        if (missing.isEmpty()) {
            return;
        }
        for (String sid : missing) {
            List<KeptEvent> kept = store.eventsOf(List.of(sid)).getOrDefault(sid, List.of());
            if (kept.isEmpty()) {
                continue;
            }
            List<Report> readable = kept.stream()
                    .flatMap(event -> codec.read(event.event()).stream())
                    .collect(Collectors.toList());
            boolean repaired = repair && !readable.isEmpty() && refolding.take(readable);
            tally.found(Finding.of(Finding.Kind.EVENTS_WITHOUT_CALL, sid).nowRepaired(repaired));
        }
    }

    private void refused(List<EventPlace> batch, boolean repair, Tally tally) {
        List<String> ids =
                batch.stream().filter(EventPlace::refused).map(EventPlace::id).toList();
        if (ids.isEmpty()) {
            return;
        }
        for (RecordedEvent event : store.refused(ids)) {
            boolean taken = repair
                    && codec.read(event)
                            .filter(report -> refolding.take(List.of(report)))
                            .isPresent();
            tally.found(Finding.of(Finding.Kind.EVENT_REFUSED, event.id()).nowRepaired(taken));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

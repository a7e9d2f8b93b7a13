package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.report.Report;
import dev.ringway.events.Event;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of reports in, from whichever side: first every report is kept, then recordings and calls are folded from
 * what is kept, whether or not it was new, then what waited for these calls is joined. A crash between or within these is
 * repaired when the batch is delivered again: what is there already stays as it is, and folding a report twice changes
 * nothing. So a call never knows what its events do not, and a report that is kept reaches its call, unless the call's
 * validator refuses what it says: then it is a dead letter, and among the call's events it is marked.
 */
@Component
public final class ReportIntake {

    private final KeptReports kept;
    private final CallFolding calls;
    private final PendingFacts pending;
    private final WhichCall whichCall;
    private final IntakeSettings settings;
    private final Clock clock;

    ReportIntake(
            KeptReports kept,
            CallFolding calls,
            PendingFacts pending,
            WhichCall whichCall,
            IntakeSettings settings,
            Clock clock) {
        this.kept = kept;
        this.calls = calls;
        this.pending = pending;
        this.whichCall = whichCall;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Returns when all of it is on disk. Blocks the calling thread.
     *
     * @param batch of reports about calls: events of {@code twilio.events.v1}, {@code transcript-segments.v1} or
     *     {@code elevenlabs.events.v1}, or {@code SystemReport}s
     * @throws RejectedEventException naming a report that can never be stored; the rest of the batch is to be handed in
     *     again
     * @throws com.mongodb.MongoException not now: hand the same batch in again
     */
    public void take(List<? extends Event<?>> batch) {
        batch.forEach(this::refuseExpired);
        Map<ElevenLabsEvent, String> found = whichCall.of(batch.stream()
                .map(Event::data)
                .filter(ElevenLabsEvent.class::isInstance)
                .map(ElevenLabsEvent.class::cast)
                .toList());
        List<Report> known = new ArrayList<>();
        List<Event<ElevenLabsEvent>> unknown = new ArrayList<>();
        for (Event<?> event : batch) {
            if (!(event.data() instanceof ElevenLabsEvent conversation)) {
                known.add(new Report(event.key(), event));
            } else if (found.containsKey(conversation)) {
                known.add(new Report(found.get(conversation), event));
            } else {
                unknown.add(narrowed(event));
            }
        }
        pending.keep(unknown);
        fold(known);
        pending.joinFound(unknown.stream().map(Event::id).toList());
    }

    /** What the calls belong to may have changed. */
    void refresh(List<String> callSids) {
        pending.joinTo(calls.fold(
                        callSids.stream().distinct().collect(Collectors.toMap(sid -> sid, sid -> List.<Report>of())))
                .values());
    }

    private void fold(List<Report> reports) {
        if (reports.isEmpty()) {
            return;
        }
        Map<String, Call> folded = kept.take(reports);
        pending.waitNoMore(reports);
        pending.joinTo(folded.values());
    }

    /** Such a report would be removed as soon as it is kept, and its call would know what its events do not. */
    private void refuseExpired(Event<?> event) {
        if (!settings.expiredReportsTaken()
                && event.receivedAt().isBefore(clock.instant().minus(settings.eventsKept()))) {
            throw new RejectedEventException(
                    event,
                    "The report was received longer ago than reports are kept; it is taken only where"
                            + " CALL_EVENTS_EXPIRED_TAKEN says so.");
        }
    }

    /** The very instance, by which a rejection names its record; its data is known to be one. */
    @SuppressWarnings("unchecked")
    private static Event<ElevenLabsEvent> narrowed(Event<?> event) {
        return (Event<ElevenLabsEvent>) event;
    }
}

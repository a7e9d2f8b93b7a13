package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.events.Event;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of reports in, from whichever side: first every report is kept, then recordings and calls are folded from
 * the batch's own reports, whether or not they were new. A crash between or within these is repaired when the batch is
 * delivered again: what is there already stays as it is, and folding a report twice changes nothing. So a call never
 * knows what its events do not, and a report that is kept reaches its call, unless the call's validator refuses what it
 * says: then it is a dead letter.
 */
@Component
public final class ReportIntake {

    private final CallEventRepository events;
    private final RecordingFolding recordings;
    private final CallFolding calls;
    private final ReportCodec codec = new ReportCodec();
    private final Clock clock;

    ReportIntake(CallEventRepository events, RecordingFolding recordings, CallFolding calls, Clock clock) {
        this.events = events;
        this.recordings = recordings;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Returns when all of it is on disk.
     *
     * @param batch events of {@code twilio.events.v1} or {@code transcript-segments.v1}, or {@code SystemReport}s
     * @throws RejectedEventException naming a report that can never be stored; the rest of the batch is to be handed in
     *     again
     * @throws com.mongodb.MongoException not now: hand the same batch in again
     */
    public void take(List<? extends Event<?>> batch) {
        take(batch.stream().map(event -> new Report(event.key(), event)).toList(), clock.instant());
    }

    private Map<String, Call> take(List<Report> reports, Instant now) {
        keep(reports, now);
        recordings.fold(reports);
        return calls.fold(reports.stream().collect(Collectors.groupingBy(Report::callSid)));
    }

    private void keep(List<Report> reports, Instant now) {
        Map<String, String> refused =
                events.insertNew(reports.stream().map(codec::write).toList(), now);
        reports.stream()
                .map(Report::event)
                .filter(event -> refused.containsKey(event.id()))
                .findFirst()
                .ifPresent(event -> {
                    throw new RejectedEventException(event, "The report cannot be stored: " + refused.get(event.id()));
                });
    }
}

package dev.ringway.callstore.intake;

import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Takes a batch of reports in: first every report is kept, then the calls are folded from the batch's own reports,
 * whether or not they were new. A crash between or within the two is repaired when the batch is delivered again: what is
 * there already stays as it is, and folding a report twice changes nothing. So a call never knows what its events do not,
 * and a report that is kept reaches its call, unless the call's validator refuses what it says: then it is a dead letter.
 */
@Component
public final class ReportIntake {

    private final CallEventRepository events;
    private final CallFolding folding;
    private final Recording recording = new Recording();
    private final Clock clock;

    ReportIntake(CallEventRepository events, CallFolding folding, Clock clock) {
        this.events = events;
        this.folding = folding;
        this.clock = clock;
    }

    /**
     * Returns when all of it is on disk.
     *
     * @throws RejectedEventException naming a report that can never be stored; the rest of the batch is to be handed in
     *     again
     * @throws com.mongodb.MongoException not now: hand the same batch in again
     */
    public void take(List<Event<TwilioEvent>> batch) {
        keep(batch);
        folding.fold(batch.stream().collect(Collectors.groupingBy(Event::key)));
    }

    private void keep(List<Event<TwilioEvent>> batch) {
        Map<String, String> refused =
                events.insertNew(batch.stream().map(recording::of).toList(), clock.instant());
        batch.stream()
                .filter(event -> refused.containsKey(event.id()))
                .findFirst()
                .ifPresent(event -> {
                    throw new RejectedEventException(event, "The report cannot be stored: " + refused.get(event.id()));
                });
    }
}

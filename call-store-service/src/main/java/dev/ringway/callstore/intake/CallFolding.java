package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.CallWrite;
import dev.ringway.callstore.store.CallsWritten;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Folds reports into the stored calls: one read and one write for the whole batch. A call that somebody else writes in
 * between is read and folded again; a call that the reports do not change is not written, so its version stays.
 */
@Component
final class CallFolding {

    /** Another writer of the same call loses a round at most as often as it wins one: far more rounds than there are writers. */
    private static final int MAX_ROUNDS = 25;

    private final CallRepository calls;
    private final Clock clock;

    CallFolding(CallRepository calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Returns when every call tells what its reports say.
     *
     * @param reports by Call SID
     * @throws RejectedEventException naming a report whose call the validator refuses; all other calls are written
     */
    void fold(Map<String, List<Event<TwilioEvent>>> reports) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Map<String, StoredCall> stored = calls.find(reports.keySet());
            List<CallWrite> changes = reports.entrySet().stream()
                    .flatMap(
                            entry -> change(Optional.ofNullable(stored.get(entry.getKey())), entry.getValue()).stream())
                    .toList();
            if (changes.isEmpty()) {
                return;
            }
            CallsWritten written = calls.write(changes, clock.instant());
            written.refused().forEach((sid, reason) -> narrow(sid, reports.get(sid), reason));
            if (!written.missed()) {
                return;
            }
        }
        throw new IllegalStateException("calls changed under our hands " + MAX_ROUNDS + " times in a row");
    }

    private static Optional<CallWrite> change(Optional<StoredCall> stored, List<Event<TwilioEvent>> reports) {
        Call folded = CallFold.fold(stored.map(StoredCall::call), reports);
        boolean same = stored.map(StoredCall::call).filter(folded::equals).isPresent();
        return same ? Optional.empty() : Optional.of(new CallWrite(stored, folded));
    }

    /** Finds the report that the call cannot take; the other ones of the call are folded on the way. */
    private void narrow(String sid, List<Event<TwilioEvent>> reports, String reason) {
        if (reports.size() == 1) {
            throw new RejectedEventException(
                    reports.getFirst(), "The call cannot be stored with this report: " + reason);
        }
        reports.forEach(report -> fold(Map.of(sid, List.of(report))));
    }
}

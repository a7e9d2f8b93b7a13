package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.CallWrite;
import dev.ringway.callstore.store.Written;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.HashMap;
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
     * @return the calls as they are now
     * @throws RejectedEventException naming a report whose call the validator refuses; all other calls are written
     */
    Map<String, Call> fold(Map<String, List<Report>> reports) {
        Map<String, Call> folded = new HashMap<>();
        Rounds.until(() -> round(reports, folded));
        return folded;
    }

    private boolean round(Map<String, List<Report>> reports, Map<String, Call> folded) {
        Map<String, StoredCall> stored = calls.find(reports.keySet());
        reports.forEach((sid, news) -> folded.put(
                sid, CallFold.fold(Optional.ofNullable(stored.get(sid)).map(StoredCall::call), news)));
        List<CallWrite> changes = folded.values().stream()
                .map(call -> new CallWrite(Optional.ofNullable(stored.get(call.sid())), call))
                .filter(CallWrite::changes)
                .toList();
        if (changes.isEmpty()) {
            return true;
        }
        Written written = calls.write(changes, clock.instant());
        written.refused().forEach((sid, reason) -> narrow(sid, reports.get(sid), reason));
        return !written.missed();
    }

    /** Finds the report that the call cannot take; the other ones of the call are folded on the way. */
    private void narrow(String sid, List<Report> reports, String reason) {
        if (reports.size() == 1) {
            throw new RejectedEventException(
                    reports.getFirst().event(), "The call cannot be stored with this report: " + reason);
        }
        reports.forEach(report -> fold(Map.of(sid, List.of(report))));
    }
}

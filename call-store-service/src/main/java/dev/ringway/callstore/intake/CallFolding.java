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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Folds reports into the stored calls: one read and one write for the whole batch. A call that somebody else writes in
 * between is read and folded again; a call that the reports do not change is not written, so its version stays.
 *
 * <p>What is known of an attempt, a contact or an agent is saved before the calls that belong to it are looked for; a call
 * that has just come to belong to one is looked at once more after it was written. So one of the two sees the other,
 * whoever comes first.
 */
@Component
final class CallFolding {

    private final CallRepository calls;
    private final KnownLinks links;
    private final Clock clock;

    CallFolding(CallRepository calls, KnownLinks links, Clock clock) {
        this.calls = calls;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Returns when every call tells what its reports say, and what is known of what it belongs to.
     *
     * @param reports by Call SID; none for a call that only what it belongs to may have changed
     * @return the calls as they are now, without those that nothing was ever reported about
     * @throws RejectedEventException naming a report whose call the validator refuses; all other calls are written
     */
    Map<String, Call> fold(Map<String, List<Report>> reports) {
        Map<String, Call> folded = new HashMap<>();
        Map<String, List<Report>> open = new HashMap<>(reports);
        Rounds.until(() -> {
            round(open, folded);
            return open.isEmpty();
        });
        return folded;
    }

    /** Leaves open what is to be read again. */
    private void round(Map<String, List<Report>> open, Map<String, Call> folded) {
        Map<String, StoredCall> stored = calls.find(open.keySet());
        open.keySet().removeIf(sid -> open.get(sid).isEmpty() && !stored.containsKey(sid));
        List<Call> told = links.addTo(open.entrySet().stream()
                .map(entry -> CallFold.fold(
                        Optional.ofNullable(stored.get(entry.getKey())).map(StoredCall::call), entry.getValue()))
                .toList());
        told.forEach(call -> folded.put(call.sid(), call));
        Map<String, CallWrite> changes = told.stream()
                .map(call -> new CallWrite(Optional.ofNullable(stored.get(call.sid())), call))
                .filter(CallWrite::changes)
                .collect(Collectors.toMap(write -> write.after().sid(), write -> write));
        if (changes.isEmpty()) {
            open.clear();
            return;
        }
        Written written = calls.write(List.copyOf(changes.values()), clock.instant());
        written.refused().forEach((sid, reason) -> narrow(sid, open.get(sid), reason));
        open.keySet()
                .removeIf(sid -> !changes.containsKey(sid)
                        || written.refused().containsKey(sid)
                        || (!written.missed() && !changes.get(sid).belongsAnew()));
    }

    /** Finds the report that the call cannot take; the other ones of the call are folded on the way. */
    private void narrow(String sid, List<Report> reports, String reason) {
        if (reports.size() == 1) {
            throw new RejectedEventException(
                    reports.getFirst().event(), "The call cannot be stored with this report: " + reason);
        }
        if (reports.isEmpty()) {
            throw new IllegalStateException("call " + sid + " cannot be stored with what it belongs to: " + reason);
        }
        reports.forEach(report -> fold(Map.of(sid, List.of(report))));
    }
}

package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.report.Correlation;
import dev.ringway.callstore.report.Erased;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.PendingFact;
import dev.ringway.callstore.store.PendingFactRepository;
import dev.ringway.callstore.store.WaitingFact;
import dev.ringway.events.Event;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reports whose call is not known yet. Whoever lets one wait looks for its call once more after that, and whoever writes
 * a call looks after that for what waits for it: so one of the two finds the other. A report leaves only when it is kept
 * among the call's events and folded into the call; a crash before that finds it still waiting.
 */
@Component
final class PendingFacts {

    private static final Logger log = LoggerFactory.getLogger(PendingFacts.class);

    /** Reports in memory at a time: of a conversation up to 256 KB. */
    private static final int LOADED = 10;

    private final PendingFactRepository facts;
    private final KeptReports kept;
    private final WhichCall whichCall;
    private final LateRefusals lateRefusals;
    private final Erasing erasing;
    private final ReportCodec codec = new ReportCodec();
    private final Clock clock;

    PendingFacts(
            PendingFactRepository facts,
            KeptReports kept,
            WhichCall whichCall,
            LateRefusals lateRefusals,
            Erasing erasing,
            Clock clock) {
        this.facts = facts;
        this.kept = kept;
        this.whichCall = whichCall;
        this.lateRefusals = lateRefusals;
        this.erasing = erasing;
        this.clock = clock;
    }

    /** @throws RejectedEventException naming a report that can never be stored */
    void keep(List<Event<ElevenLabsEvent>> unknown) {
        List<Report> reports =
                unknown.stream().map(event -> new Report("", event)).toList();
        Erased erased = erasing.known(reports);
        List<PendingFact> fresh = unknown.stream()
                .map(event -> new PendingFact(
                        codec.write(new Report("", event), erased),
                        Correlation.of(event.data()).keys()))
                .toList();
        Map<String, String> refused = facts.insertNew(fresh, clock.instant());
        erasing.lookAgain(reports);
        unknown.stream()
                .filter(event -> refused.containsKey(event.id()))
                .findFirst()
                .ifPresent(event -> {
                    throw new RejectedEventException(event, "The report cannot be stored: " + refused.get(event.id()));
                });
    }

    /** Joins those of these that do have a call by now. */
    void joinFound(Collection<String> ids) {
        join(facts.waiting(ids));
    }

    /** Joins what waits for these calls. */
    int joinTo(Collection<Call> written) {
        Map<String, String> sids = new HashMap<>();
        written.forEach(call -> call.keys().forEach(key -> sids.put(key, call.sid())));
        return sids.isEmpty() ? 0 : join(facts.waitingFor(sids.keySet()), sids);
    }

    /** Goes through all that waits, so that nothing is left behind for good. */
    int sweep(int page, Runnable eachPage) {
        int joined = 0;
        for (List<WaitingFact> waiting = facts.after("", page);
                !waiting.isEmpty();
                waiting = facts.after(waiting.getLast().eventId(), page)) {
            eachPage.run();
            joined += join(waiting);
        }
        return joined;
    }

    private int join(List<WaitingFact> waiting) {
        return join(
                waiting,
                whichCall.byKey(waiting.stream()
                        .map(fact -> Correlation.ofKeys(fact.keys()))
                        .toList()));
    }

    /**
     * Only what found its call is loaded, a few at a time: what waits may be large and many.
     *
     * @param sids by key
     * @return how many were joined or refused, with those that waited for these
     */
    private int join(List<WaitingFact> waiting, Map<String, String> sids) {
        List<String> found = waiting.stream()
                .filter(fact -> fact.keys().stream().anyMatch(sids::containsKey))
                .map(WaitingFact::eventId)
                .toList();
        int joined = 0;
        Map<String, Call> folded = new HashMap<>();
        for (int from = 0; from < found.size(); from += LOADED) {
            List<Report> reports = load(found.subList(from, Math.min(found.size(), from + LOADED)), sids);
            folded.putAll(take(reports));
            joined += reports.size();
        }
        // A conversation that has just become known may be what others wait for.
        return joined + joinTo(folded.values());
    }

    /** By the keys that they have now: one that was corrected meanwhile may wait for another call. */
    private List<Report> load(List<String> ids, Map<String, String> sids) {
        return facts.load(ids).stream()
                .flatMap(fact ->
                        WhichCall.first(Correlation.ofKeys(fact.keys()), sids)
                                .flatMap(sid -> codec.read(fact.of(sid)))
                                .stream())
                .toList();
    }

    private Map<String, Call> take(List<Report> found) {
        List<Report> rest = new ArrayList<>(found);
        while (!rest.isEmpty()) {
            try {
                Map<String, Call> folded = kept.take(rest);
                facts.remove(rest.stream().map(report -> report.event().id()).toList());
                return folded;
            } catch (RejectedEventException verdict) {
                if (!(verdict.record() instanceof Event<?> event)) {
                    throw verdict;
                }
                refuse(rest, event, verdict);
            }
        }
        return Map.of();
    }

    /** These are told by their calls: one that was refused here was corrected, or its cause is gone. */
    void waitNoMore(List<Report> told) {
        List<String> ids = told.stream()
                .map(Report::event)
                .filter(event -> event.data() instanceof ElevenLabsEvent)
                .map(Event::id)
                .toList();
        if (!ids.isEmpty()) {
            facts.remove(ids);
        }
    }

    /** It stays here too, with the reason. */
    private void refuse(List<Report> rest, Event<?> refused, RejectedEventException verdict) {
        if (facts.refuse(refused.id(), verdict.reason(), clock.instant())) {
            log.error("report {} found its call, which cannot take it: {}", refused.id(), verdict.reason());
            lateRefusals.put(refused, verdict);
            facts.refused(refused.id(), clock.instant());
        }
        rest.removeIf(report -> report.event().id().equals(refused.id()));
    }
}

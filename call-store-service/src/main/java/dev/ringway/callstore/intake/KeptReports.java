package dev.ringway.callstore.intake;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.EventRefusal;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.report.Erased;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.events.Event;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Keeps reports and folds what is kept of them, which is what came, or what came first of the same id. So recordings and
 * calls never know what the events do not.
 *
 * <p>What a recording or a call cannot take is marked among the events and counts for nothing there. A later record of its
 * id, corrected or not, takes its place and is folded in its turn; that one write decides between two of them. A crash
 * between keeping and folding, or folding and marking, leaves an event that is not marked and not told: the next delivery
 * of any record of its id folds it, or marks it.
 */
@Component
final class KeptReports {

    private final CallEventRepository events;
    private final RecordingFolding recordings;
    private final CallFolding calls;
    private final Erasing erasing;
    private final ReportCodec codec = new ReportCodec();
    private final Clock clock;

    KeptReports(
            CallEventRepository events, RecordingFolding recordings, CallFolding calls, Erasing erasing, Clock clock) {
        this.events = events;
        this.recordings = recordings;
        this.calls = calls;
        this.erasing = erasing;
        this.clock = clock;
    }

    /**
     * @return the calls as they are now
     * @throws RejectedEventException naming one of these that can never be kept, or that is kept and marked; hand the rest
     *     in again
     */
    Map<String, Call> take(List<Report> came) {
        Map<String, Call> folded = new HashMap<>();
        Rounds.until(() -> round(came, folded));
        return folded;
    }

    private boolean round(List<Report> came, Map<String, Call> folded) {
        Map<String, Report> byId = new LinkedHashMap<>();
        came.forEach(report -> byId.putIfAbsent(report.event().id(), report));
        Erased erased = erasing.known(byId.values());
        CallEventRepository.Kept kept = events.keep(
                byId.values().stream()
                        .map(report -> codec.write(report, erased))
                        .toList(),
                clock.instant());
        erasing.lookAgain(byId.values());
        byId.forEach((id, report) -> {
            if (kept.refused().containsKey(id)) {
                throw new RejectedEventException(
                        report.event(),
                        "The report cannot be stored: " + kept.refused().get(id));
            }
        });
        if (kept.missed()) {
            return false;
        }
        List<Report> told = new ArrayList<>();
        byId.forEach((id, report) -> told.add(report(report, kept.events().get(id))));
        try {
            fold(told, folded);
            return true;
        } catch (RejectedEventException verdict) {
            refuse(came, erased, kept.events(), verdict);
            return false;
        }
    }

    /**
     * What a recording cannot take does not reach its call. A finding of our own is not delivered again, but found again as
     * long as its recording lacks it: there the recording comes last.
     */
    private void fold(List<Report> told, Map<String, Call> folded) {
        Map<Boolean, List<Report>> byOurselves = told.stream()
                .collect(Collectors.partitioningBy(report -> report.event().data() instanceof SystemReport));
        recordings.fold(byOurselves.get(false));
        folded.putAll(calls.fold(told.stream().collect(Collectors.groupingBy(Report::callSid))));
        recordings.fold(byOurselves.get(true));
    }

    /** What is kept, as far as this version can read it. */
    private Report report(Report came, KeptEvent kept) {
        RecordedEvent event = kept.event();
        return codec.read(event).orElse(came);
    }

    /** Returns where what was refused is not what came, which has its turn now. */
    private void refuse(List<Report> came, Erased erased, Map<String, KeptEvent> kept, RejectedEventException verdict) {
        if (!(verdict.record() instanceof Event<?> event)) {
            throw verdict;
        }
        KeptEvent refused = kept.get(event.id());
        if (events.refuse(refused, new EventRefusal(verdict.reason(), clock.instant()))) {
            came.stream()
                    .filter(report -> report.event().id().equals(event.id()))
                    .filter(report -> events.same(codec.write(report, erased), refused))
                    .findFirst()
                    .ifPresent(report -> {
                        RejectedEventException named = new RejectedEventException(report.event(), verdict.reason());
                        named.initCause(verdict);
                        throw named;
                    });
        }
    }
}

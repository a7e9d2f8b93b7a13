package dev.ringway.callstore.consistency;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.intake.ReportCodec;
import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingFold;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.ConsistencyRepository;
import dev.ringway.callstore.store.ConsistencyRepository.CallAsStored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A call is what its events say, folded anew, with what others know of its attempt, contact and agent; its recordings are
 * what the same events say. Whatever was written within the settling time is left alone, and so are events that are marked
 * as refused.
 */
@Component
class CallCheck {

    /** At once, since a call may have thousands of events. */
    private static final int TOGETHER = 10;

    private final ConsistencyRepository store;
    private final Refolding refolding;
    private final ReportCodec codec = new ReportCodec();
    private final Duration settle;
    private final Clock clock;

    CallCheck(ConsistencyRepository store, Refolding refolding, ConsistencySettings settings, Clock clock) {
        this.store = store;
        this.refolding = refolding;
        this.settle = settings.settle();
        this.clock = clock;
    }

    void check(List<CallAsStored> calls, boolean repair, Consumer<Finding> findings) {
        Instant settled = clock.instant().minus(settle);
        List<CallAsStored> quiet = calls.stream()
                .filter(call -> !call.stored().updatedAt().isAfter(settled))
                .toList();
        for (int from = 0; from < quiet.size(); from += TOGETHER) {
            check(quiet.subList(from, Math.min(quiet.size(), from + TOGETHER)), settled, repair, findings);
        }
    }

    private void check(List<CallAsStored> quiet, Instant settled, boolean repair, Consumer<Finding> findings) {
        List<String> sids =
                quiet.stream().map(call -> call.stored().call().sid()).toList();
        Map<String, List<KeptEvent>> events = store.eventsOf(sids);
        Map<String, List<StoredRecording>> recordings = store.recordingsOf(sids);
        for (CallAsStored call : quiet) {
            String sid = call.stored().call().sid();
            List<KeptEvent> told = events.getOrDefault(sid, List.of());
            if (told.isEmpty()) {
                findings.accept(Finding.of(Finding.Kind.CALL_WITHOUT_EVENTS, sid));
            } else if (told.stream().noneMatch(event -> event.writtenAt().isAfter(settled))) {
                judge(call, told, recordings.getOrDefault(sid, List.of()), repair, findings);
            }
        }
    }

    private void judge(
            CallAsStored call,
            List<KeptEvent> events,
            List<StoredRecording> recordings,
            boolean repair,
            Consumer<Finding> findings) {
        List<Report> reports = new ArrayList<>(events.size());
        for (KeptEvent kept : events) {
            Optional<Report> report = codec.read(kept.event());
            if (report.isEmpty()) {
                findings.accept(
                        Finding.of(Finding.Kind.EVENT_UNREADABLE, kept.event().id()));
                return;
            }
            reports.add(report.get());
        }
        Call expected = expected(call.stored().call(), reports);
        List<String> differing = List.copyOf(call.differences(expected));
        if (!differing.isEmpty()) {
            boolean repaired = repair && store.repair(call, expected, clock.instant());
            findings.accept(new Finding(Finding.Kind.CALL_DIFFERS, expected.sid(), differing, repaired));
        }
        judge(reports, recordings, repair, findings);
    }

    private static Call expected(Call stored, List<Report> reports) {
        Call told = CallFold.fold(Optional.empty(), reports);
        Call linked = stored.attemptId()
                .filter(attempt -> told.attemptId().isEmpty())
                .map(attempt -> CallFold.linked(told, attempt))
                .orElse(told);
        return linked.with(stored.known());
    }

    private void judge(
            List<Report> reports, List<StoredRecording> recordings, boolean repair, Consumer<Finding> findings) {
        Map<String, Recording> stored = recordings.stream()
                .map(StoredRecording::recording)
                .collect(Collectors.toMap(Recording::recordingSid, Function.identity()));
        Map<String, List<Report>> told = reports.stream()
                .filter(report -> RecordingFold.toldBy(report).isPresent())
                .collect(Collectors.groupingBy(
                        report -> RecordingFold.toldBy(report).orElseThrow().recordingSid()));
        told.forEach((sid, those) -> {
            Optional<Recording> there = Optional.ofNullable(stored.get(sid));
            if (!RecordingFold.fold(there, those).equals(there.orElse(null))) {
                boolean repaired = repair && refolding.take(those);
                Finding.Kind kind = there.isPresent() ? Finding.Kind.RECORDING_DIFFERS : Finding.Kind.RECORDING_MISSING;
                findings.accept(Finding.of(kind, sid).nowRepaired(repaired));
            }
        });
    }
}

package dev.ringway.callstore.control;

import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.control.Control.Stage;
import dev.ringway.callstore.report.CallControlled.Action;
import dev.ringway.callstore.report.CallControlled.Result;
import dev.ringway.callstore.store.CallEventRepository;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps a call from being transcribed twice at a time, whoever asks: all that is said would be told twice. Blocks. */
@Component
final class Transcriptions {

    private static final String REPORTED = "dev.ringway.transcription.reported.v1";
    private static final Set<String> ENDS = Set.of("transcription-stopped", "transcription-error");

    private final Controls controls;
    private final CallEventRepository events;

    Transcriptions(Controls controls, CallEventRepository events) {
        this.controls = controls;
        this.events = events;
    }

    /**
     * Asked by whoever has reserved a command: of two, at least the later one sees the other.
     *
     * @throws ProblemException another request is just about to start one
     */
    boolean underWay(Control mine) {
        List<Control> others = controls.of(mine.callSid()).stream()
                .filter(other -> other.action().equals(Action.TRANSCRIBE.text()))
                .filter(other -> !other.id().equals(mine.id()))
                .toList();
        if (others.stream().anyMatch(other -> other.stage() != Stage.SETTLED && !controls.overdue(other))) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "request-under-way",
                    "Another request to transcribe this call is under way. Repeat it in a few seconds.");
        }
        long started = others.stream()
                .filter(other -> other.result().equals(Optional.of(Result.DONE.text())))
                .count();
        List<RecordedEvent> reports = reports(mine.callSid());
        Set<String> ended = sids(reports.stream()
                .filter(report -> ENDS.contains(text(report, "event")))
                .toList());
        // One that was started may not have been heard of yet; one that was heard of, nobody here may have started.
        return started > ended.size() || sids(reports).size() > ended.size();
    }

    boolean heardOf(String callSid, Instant since) {
        return reports(callSid).stream().anyMatch(report -> report.timestamp().isAfter(since));
    }

    private List<RecordedEvent> reports(String callSid) {
        return events.of(callSid)
                .filter(event -> event.type().equals(REPORTED))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Set<String> sids(List<RecordedEvent> reports) {
        return reports.stream().map(report -> text(report, "transcriptionSid")).collect(Collectors.toSet());
    }

    private static String text(RecordedEvent report, String field) {
        return report.data().get(field) instanceof String text ? text : "";
    }
}

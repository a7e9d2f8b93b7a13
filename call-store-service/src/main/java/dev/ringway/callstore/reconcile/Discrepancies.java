package dev.ringway.callstore.reconcile;

import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.callstore.recording.RecordingFold;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.RecordingRepository;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in what Twilio's resources say and nobody has told us yet; what is known already is not written down again. Every
 * repair is kept as an event of the call, so that its story says where the knowledge came from.
 */
@Component
class Discrepancies {

    private static final Logger log = LoggerFactory.getLogger(Discrepancies.class);
    private static final String CALL_SID = "CA[0-9a-fA-F]{32}";
    private static final String RECORDING_SID = "RE[0-9a-fA-F]{32}";

    private final CallRepository calls;
    private final RecordingRepository recordings;
    private final ReportIntake intake;
    private final Clock clock;

    Discrepancies(CallRepository calls, RecordingRepository recordings, ReportIntake intake, Clock clock) {
        this.calls = calls;
        this.recordings = recordings;
        this.intake = intake;
        this.clock = clock;
    }

    /** @return how many said something new */
    int take(List<SystemReport> resources) {
        List<Report> readable = resources.stream()
                .filter(Discrepancies::readable)
                .map(resource -> new Report(resource.callSid(), SystemReports.of(resource, clock.instant())))
                .toList();
        if (readable.size() < resources.size()) {
            log.warn("{} resources of Twilio could not be read", resources.size() - readable.size());
        }
        List<Report> news = new ArrayList<>(news(readable));
        while (!news.isEmpty()) {
            try {
                intake.take(news.stream().map(Report::event).toList());
                return news.size();
            } catch (RejectedEventException refused) {
                log.warn("A resource of Twilio was not taken in: {}", refused.reason());
                news.removeIf(report -> report.event().equals(refused.record()));
            }
        }
        return 0;
    }

    private static boolean readable(SystemReport resource) {
        return switch (resource) {
            case CallFetched call -> call.callSid().matches(CALL_SID);
            case RecordingFetched recording ->
                recording.callSid().matches(CALL_SID)
                        && recording.recordingSid().matches(RECORDING_SID);
            default -> false;
        };
    }

    private List<Report> news(List<Report> reports) {
        Map<String, StoredCall> storedCalls =
                calls.find(reports.stream().map(Report::callSid).distinct().toList());
        Map<String, StoredRecording> storedRecordings = recordings.find(reports.stream()
                .flatMap(report -> recordingSid(report).stream())
                .toList());
        return reports.stream()
                .filter(report -> recordingSid(report)
                        .map(sid -> tellsNew(Optional.ofNullable(storedRecordings.get(sid)), report))
                        .orElseGet(
                                () -> tellsNewOfCall(Optional.ofNullable(storedCalls.get(report.callSid())), report)))
                .toList();
    }

    private static Optional<String> recordingSid(Report report) {
        return report.event().data() instanceof RecordingFetched fetched
                ? Optional.of(fetched.recordingSid())
                : Optional.empty();
    }

    private static boolean tellsNewOfCall(Optional<StoredCall> stored, Report report) {
        return stored.map(StoredCall::call)
                .filter(call ->
                        CallFold.fold(Optional.of(call), List.of(report)).equals(call))
                .isEmpty();
    }

    private static boolean tellsNew(Optional<StoredRecording> stored, Report report) {
        return stored.map(StoredRecording::recording)
                .filter(recording -> RecordingFold.fold(Optional.of(recording), List.of(report))
                        .equals(recording))
                .isEmpty();
    }
}

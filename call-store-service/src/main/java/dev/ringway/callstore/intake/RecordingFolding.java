package dev.ringway.callstore.intake;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingFold;
import dev.ringway.callstore.recording.StoredRecording;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.store.RecordingRepository;
import dev.ringway.callstore.store.RecordingWrite;
import dev.ringway.callstore.store.Written;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Folds what reports tell of recordings into the stored ones, as {@link CallFolding} does with calls. */
@Component
final class RecordingFolding {

    private final RecordingRepository recordings;
    private final Clock clock;

    RecordingFolding(RecordingRepository recordings, Clock clock) {
        this.recordings = recordings;
        this.clock = clock;
    }

    /** @throws RejectedEventException naming a report whose recording the validator refuses; all others are written */
    void fold(List<Report> reports) {
        Map<String, List<Report>> bySid = reports.stream()
                .filter(report -> RecordingFold.toldBy(report).isPresent())
                .collect(Collectors.groupingBy(
                        report -> RecordingFold.toldBy(report).orElseThrow().recordingSid(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        if (!bySid.isEmpty()) {
            Rounds.until(() -> round(bySid));
        }
    }

    private boolean round(Map<String, List<Report>> reports) {
        Map<String, StoredRecording> stored = recordings.find(reports.keySet());
        List<RecordingWrite> changes = reports.entrySet().stream()
                .map(entry -> write(Optional.ofNullable(stored.get(entry.getKey())), entry.getValue()))
                .filter(RecordingWrite::changes)
                .toList();
        if (changes.isEmpty()) {
            return true;
        }
        Written written = recordings.write(changes, clock.instant());
        written.refused().forEach((sid, reason) -> narrow(reports.get(sid), reason));
        return !written.missed();
    }

    private static RecordingWrite write(Optional<StoredRecording> stored, List<Report> reports) {
        Recording folded = RecordingFold.fold(stored.map(StoredRecording::recording), reports);
        return new RecordingWrite(stored, folded);
    }

    private void narrow(List<Report> reports, String reason) {
        if (reports.size() == 1) {
            throw new RejectedEventException(
                    reports.getFirst().event(), "The recording cannot be stored with this report: " + reason);
        }
        reports.forEach(report -> fold(List.of(report)));
    }
}

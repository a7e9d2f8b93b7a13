package dev.ringway.callstore.recording;

import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.ReportTime;
import dev.ringway.callstore.report.ReportedAccount;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.RecordingReported;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folds reports into recordings: every report alone tells a recording, and tellings of one recording are joined field by
 * field. A value that makes no sense (a third channel, a track that is none) is left out; the report keeps it.
 */
public final class RecordingFold {

    private static final Pattern RECORDING_SID = Pattern.compile("RE[0-9a-fA-F]{32}");
    private static final Set<String> TRACKS = Set.of("inbound", "outbound", "both");
    private static final Set<String> FORMATS = Set.of("mp3", "wav");

    private RecordingFold() {}

    /** @param reports that tell of this recording, at least one where there is none yet */
    public static Recording fold(Optional<Recording> soFar, List<Report> reports) {
        return Stream.concat(soFar.stream(), reports.stream().flatMap(report -> toldBy(report).stream()))
                .reduce(Recording::join)
                .orElseThrow(() -> new IllegalArgumentException("no report, no recording"));
    }

    /** The recording that one report alone tells; empty where it tells of none. */
    public static Optional<Recording> toldBy(Report report) {
        return switch (report.event().data()) {
            case RecordingReported reported -> Optional.of(toldBy(report, reported));
            case RecordingFetched fetched -> Optional.of(toldBy(report, fetched));
            case RecordingDeleted deleted -> Optional.of(toldBy(deleted));
            case CallStatusReported status ->
                status.recordingSid()
                        .filter(sid -> RECORDING_SID.matcher(sid).matches())
                        .map(sid -> told(
                                sid,
                                report.callSid(),
                                ReportedAccount.of(report.event()),
                                RecordingStatus.PROCESSING,
                                Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static Recording toldBy(Report report, RecordingReported reported) {
        return new Recording(
                reported.recordingSid(),
                report.callSid(),
                ReportedAccount.of(report.event()),
                RecordingStatus.of(reported.recordingStatus()).orElse(RecordingStatus.IN_PROGRESS),
                reported.duration(),
                reported.channels().filter(RecordingFold::possible),
                reported.track().filter(TRACKS::contains),
                reported.source(),
                reported.recordingUrl().filter(RecordingFold::web),
                Optional.empty(),
                Optional.empty(),
                reported.startTime().map(time -> ReportTime.of(time, report.event())),
                reported.errorCode().filter(code -> code >= 0),
                Optional.empty());
    }

    private static Recording toldBy(Report report, RecordingFetched fetched) {
        return new Recording(
                fetched.recordingSid(),
                fetched.callSid(),
                ReportedAccount.of(report.event()),
                RecordingStatus.of(fetched.status()).orElse(RecordingStatus.IN_PROGRESS),
                fetched.duration(),
                fetched.channels().filter(RecordingFold::possible),
                fetched.track().filter(TRACKS::contains),
                fetched.source(),
                fetched.url().filter(RecordingFold::web),
                fetched.format().filter(FORMATS::contains),
                fetched.size(),
                fetched.startTime().map(ReportTime::toMillis),
                fetched.errorCode().filter(code -> code >= 0),
                Optional.empty());
    }

    private static Recording toldBy(RecordingDeleted deleted) {
        return told(
                deleted.recordingSid(),
                deleted.callSid(),
                Optional.empty(),
                RecordingStatus.DELETED,
                Optional.of(ReportTime.toMillis(deleted.deletedAt())));
    }

    private static Recording told(
            String recordingSid,
            String callSid,
            Optional<String> accountSid,
            RecordingStatus status,
            Optional<Instant> deletedAt) {
        return new Recording(
                recordingSid,
                callSid,
                accountSid,
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                deletedAt);
    }

    private static boolean possible(int channels) {
        return channels == 1 || channels == 2;
    }

    private static boolean web(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }
}

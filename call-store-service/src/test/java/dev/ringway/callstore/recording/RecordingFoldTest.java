package dev.ringway.callstore.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.report.RecordingDeleted;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.RecordingReported;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingFoldTest {

    private static final String SID = "RE" + "0123456789abcdef".repeat(2);
    private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "in-progress, completed,  completed",
        "in-progress, absent,     absent",
        "in-progress, paused,     paused",
        "paused,      processing, processing",
        "processing,  completed,  completed",
        "absent,      completed,  completed",
        "completed,   deleted,    deleted",
        "absent,      deleted,    deleted",
        "melted,      in-progress, in-progress",
        "completed,   melted,     completed"
    })
    void theStatusNeverGoesBack(String lower, String higher, String stands) {
        Report one = report(reported(lower).event());
        Report other = report(reported(higher).event());

        for (List<Report> order : List.of(
                List.of(one, other), List.of(other, one), List.of(one, other, one), List.of(other, one, other))) {
            assertThat(RecordingFold.fold(Optional.empty(), order).status().text())
                    .isEqualTo(stands);
        }
    }

    @Test
    void callbackInterfaceAndDeletionMakeOneRecording() {
        Report callback = report(reported("completed")
                .with("duration", 30)
                .with("channels", 2)
                .with("errorCode", 0)
                .with("recordingUrl", "https://api.twilio.com/r")
                .with("startTime", Reports.START.plusSeconds(5))
                .event());
        Report fetched = report(SystemReports.of(
                new RecordingFetched(
                        Reports.SID,
                        SID,
                        Optional.of(ACCOUNT),
                        "completed",
                        Optional.of(30L),
                        Optional.of(2),
                        Optional.of("both"),
                        Optional.of("OutboundAPI"),
                        Optional.empty(),
                        Optional.of("mp3"),
                        Optional.of(240_000L),
                        Optional.of(Reports.START.plusSeconds(5)),
                        Optional.of(0)),
                Reports.START.plusSeconds(60)));
        Report deleted = report(SystemReports.of(
                new RecordingDeleted(Reports.SID, SID, Reports.START.plusSeconds(90), Optional.empty()),
                Reports.START.plusSeconds(90)));

        Recording recording = RecordingFold.fold(Optional.empty(), List.of(deleted, callback, fetched));

        assertThat(recording)
                .isEqualTo(new Recording(
                        SID,
                        Reports.SID,
                        Optional.of(ACCOUNT),
                        RecordingStatus.DELETED,
                        Optional.of(30L),
                        Optional.of(2),
                        Optional.of("both"),
                        Optional.of("OutboundAPI"),
                        Optional.of("https://api.twilio.com/r"),
                        Optional.of("mp3"),
                        Optional.of(240_000L),
                        Optional.of(Reports.START.plusSeconds(5)),
                        Optional.of(0),
                        Optional.of(Reports.START.plusSeconds(90))));
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        Recording recording = RecordingFold.fold(
                Optional.empty(),
                List.of(report(reported("completed")
                        .with("channels", 3)
                        .with("track", "sideways")
                        .with("recordingUrl", "file:///etc/passwd")
                        .event())));

        assertThat(recording.accountSid()).as("AC1 is no account SID").isEmpty();
        assertThat(recording.channels()).isEmpty();
        assertThat(recording.track()).isEmpty();
        assertThat(recording.url()).isEmpty();
    }

    @Test
    void theEndOfACallNamesARecordingThatIsNotReportedYet() {
        Report ended =
                report(Reports.of("completed", 30).with("recordingSid", SID).event());

        assertThat(RecordingFold.toldBy(ended).map(Recording::status)).contains(RecordingStatus.PROCESSING);
    }

    @Test
    void everyReportThatNamesTheAccountTellsIt() {
        Report callback =
                report(reported("completed").with("accountSid", ACCOUNT).event());
        Report ended = report(Reports.of("completed", 30)
                .with("recordingSid", SID)
                .with("accountSid", ACCOUNT)
                .event());

        assertThat(RecordingFold.toldBy(callback).flatMap(Recording::accountSid))
                .contains(ACCOUNT);
        assertThat(RecordingFold.toldBy(ended).flatMap(Recording::accountSid)).contains(ACCOUNT);
    }

    @Test
    void ofTwoAccountsTheSameStandsInWhateverOrder() {
        Report one = report(reported("completed").with("accountSid", ACCOUNT).event());
        Report other = report(
                reported("completed").with("accountSid", "AC" + "9".repeat(32)).event());

        for (List<Report> order : List.of(List.of(one, other), List.of(other, one), List.of(other, one, other))) {
            assertThat(RecordingFold.fold(Optional.empty(), order).accountSid()).contains(ACCOUNT);
        }
    }

    private static EventDraft<RecordingReported> reported(String status) {
        return EventDraft.blank(RecordingReported.class)
                .with("callSid", Reports.SID)
                .with("accountSid", "AC1")
                .with("recordingSid", SID)
                .with("recordingStatus", status)
                .with("parameters", Map.of())
                .at(Reports.START.plusSeconds(30));
    }

    private static Report report(Event<?> event) {
        return new Report(Reports.SID, event);
    }
}

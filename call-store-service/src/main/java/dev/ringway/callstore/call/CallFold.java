package dev.ringway.callstore.call;

import dev.ringway.callstore.recording.Recording;
import dev.ringway.callstore.recording.RecordingFold;
import dev.ringway.callstore.recording.RecordingSummary;
import dev.ringway.callstore.report.Either;
import dev.ringway.callstore.report.Report;
import dev.ringway.callstore.report.ReportTime;
import dev.ringway.callstore.report.ReportedAccount;
import dev.ringway.callstore.report.SystemReport;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.TwilioEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folds reports into a call. Every report alone tells a call, and two tellings of one call are joined part by part, each
 * by a rule that is commutative, associative and idempotent: the result depends on which reports there were, never on
 * their order, their grouping into batches or how often one came. What others know about the call's attempt, contact and
 * agent is looked up, not joined.
 */
public final class CallFold {

    private CallFold() {}

    /**
     * @param soFar the call as stored, if there is one
     * @param reports of this call only, at least one where there is no call yet
     */
    public static Call fold(Optional<Call> soFar, List<Report> reports) {
        return Stream.concat(soFar.stream(), reports.stream().map(CallFold::toldBy))
                .reduce(CallFold::join)
                .orElseThrow(() -> new IllegalArgumentException("no report, no call"));
    }

    /** The call joined with the attempt that named it. */
    public static Call linked(Call call, String attemptId) {
        return join(
                call,
                Telling.of(call.sid(), call.startTime())
                        .links(Optional.of(attemptId), Optional.empty(), Optional.empty())
                        .call());
    }

    private static Call toldBy(Report report) {
        Instant time = ReportTime.of(report.event());
        Telling telling = switch (report.event().data()) {
            case TwilioEvent event -> TwilioTelling.of(event, time);
            case ElevenLabsEvent event -> ElevenLabsTelling.of(event, report);
            case SystemReport event -> SystemTelling.of(event, time);
            case TranscriptionReported heard ->
                Telling.of(heard.callSid(), time).links(heard.attemptId(), heard.campaignId(), heard.contactId());
            default ->
                throw new IllegalArgumentException(report.event().data().getClass() + " is no report about a call");
        };
        return telling.account(ReportedAccount.of(report.event()))
                .recordings(recordings(report))
                .call();
    }

    private static List<RecordingSummary> recordings(Report report) {
        return RecordingFold.toldBy(report).map(Recording::summary).stream().toList();
    }

    private static Call join(Call one, Call other) {
        return new Call(
                one.sid(),
                CallStatusOrder.standing(one.standing(), other.standing()),
                Lasted.join(one.lasted(), other.lasted()),
                Timing.join(one.timing(), other.timing()),
                Parties.join(one.parties(), other.parties()),
                Links.join(one.links(), other.links()),
                Answer.join(one.answer(), other.answer()),
                Network.join(one.network(), other.network()),
                AgentPart.join(one.agent(), other.agent()),
                Either.of(one.price(), other.price(), Price.HIGHEST_FIRST),
                Intervention.join(one.intervention(), other.intervention()),
                RecordingSummary.join(one.recordings(), other.recordings()),
                one.known().equals(Known.NOTHING) ? other.known() : one.known());
    }
}

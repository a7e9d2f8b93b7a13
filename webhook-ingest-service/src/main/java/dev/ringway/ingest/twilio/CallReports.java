package dev.ringway.ingest.twilio;

import dev.ringway.events.twilio.AmdReported;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.UnreadableReason;
import java.util.Optional;

/** What Twilio reports of a call, of who answered it, and of its recordings. */
final class CallReports {

    private static final int HIGHEST_SIP_CODE = 699;
    private static final int HIGHEST_ERROR_CODE = 999_999;
    private static final int MOST_CHANNELS = 99;

    private CallReports() {}

    static Naming status(CallForm form) {
        Optional<String> callStatus = form.text("CallStatus");
        if (callStatus.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.CALL_STATUS_MISSING);
        }
        CallStatusReported data = new CallStatusReported(
                form.callSid(),
                form.accountSid(),
                callStatus.get(),
                form.text("CallbackSource"),
                form.number("SequenceNumber"),
                form.rfc2822("Timestamp"),
                form.party("From"),
                form.party("To"),
                form.text("Direction"),
                form.text("ParentCallSid", CallForm.CALL_SID),
                form.text("AnsweredBy", CallForm.WORD),
                form.number("CallDuration"),
                form.smallNumber("SipResponseCode", HIGHEST_SIP_CODE),
                form.attemptId(),
                form.campaignId(),
                form.contactId(),
                form.text("CallerName"),
                form.party("ForwardedFrom"),
                form.text("StirVerstat"),
                form.place("From"),
                form.place("To"),
                form.smallNumber("ErrorCode", HIGHEST_ERROR_CODE),
                form.text("RecordingSid", CallForm.RECORDING_SID),
                form.parameters());
        String id = form.id("status:" + form.callSid(), "CallbackSource", "CallStatus", "SequenceNumber");
        return form.named(id, data.timestamp(), data);
    }

    static Naming amd(CallForm form) {
        Optional<String> answeredBy = form.text("AnsweredBy");
        if (answeredBy.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.ANSWERED_BY_MISSING);
        }
        AmdReported data = new AmdReported(
                form.callSid(),
                form.accountSid(),
                answeredBy.get(),
                form.number("MachineDetectionDuration"),
                form.attemptId(),
                form.campaignId(),
                form.contactId(),
                form.parameters());
        return form.named(form.id("amd:" + form.callSid(), "AnsweredBy"), form.rfc2822("Timestamp"), data);
    }

    static Naming recording(CallForm form) {
        Optional<String> recordingSid = form.text("RecordingSid", CallForm.RECORDING_SID);
        Optional<String> status = form.text("RecordingStatus");
        if (recordingSid.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.RECORDING_SID_MISSING);
        }
        if (status.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.RECORDING_STATUS_MISSING);
        }
        RecordingReported data = new RecordingReported(
                form.callSid(),
                form.accountSid(),
                recordingSid.get(),
                status.get(),
                form.text("RecordingUrl"),
                form.number("RecordingDuration"),
                form.smallNumber("RecordingChannels", MOST_CHANNELS).filter(channels -> channels > 0),
                form.rfc2822("RecordingStartTime"),
                form.text("RecordingSource"),
                form.text("RecordingTrack"),
                form.smallNumber("ErrorCode", HIGHEST_ERROR_CODE),
                form.attemptId(),
                form.campaignId(),
                form.contactId(),
                form.parameters());
        String id = form.id("recording:" + recordingSid.get(), "RecordingStatus");
        return form.named(id, form.rfc2822("Timestamp"), data);
    }
}

package dev.ringway.ingest.twilio;

import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.request.Naming;

/** Twilio asks what to do with a call. The same call may ask again, with the same words or with others. */
final class VoiceRequests {

    private static final int HIGHEST_ERROR_CODE = 999_999;

    private VoiceRequests() {}

    static Naming voice(CallForm form) {
        VoiceRequested data = new VoiceRequested(
                form.callSid(),
                form.accountSid(),
                form.text("CallStatus"),
                form.party("From"),
                form.party("To"),
                form.text("Direction"),
                form.text("ParentCallSid", CallForm.CALL_SID),
                form.text("AnsweredBy", CallForm.WORD),
                form.attemptId(),
                form.campaignId(),
                form.contactId(),
                form.agentId(),
                form.text("CallerName"),
                form.party("ForwardedFrom"),
                form.text("StirVerstat"),
                form.place("From"),
                form.place("To"),
                form.parameters());
        return form.named(form.id("voice:" + form.callSid()), form.rfc2822("Timestamp"), data);
    }

    static Naming fallback(CallForm form) {
        FallbackRequested data = new FallbackRequested(
                form.callSid(),
                form.accountSid(),
                form.text("CallStatus"),
                form.smallNumber("ErrorCode", HIGHEST_ERROR_CODE),
                form.text("ErrorUrl"),
                form.party("From"),
                form.party("To"),
                form.text("Direction"),
                form.attemptId(),
                form.campaignId(),
                form.contactId(),
                form.parameters());
        return form.named(form.id("fallback:" + form.callSid()), form.rfc2822("Timestamp"), data);
    }
}

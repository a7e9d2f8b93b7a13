package dev.ringway.ingest.twilio;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.FallbackRequested;
import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Twilio asks what to do with a call. The same call may ask again, with the same words or with others. */
public final class VoiceRequests {

    private static final int HIGHEST_ERROR_CODE = 999_999;

    private VoiceRequests() {}

    /**
     * Of a form that cannot be read whole, or that asks for something else: the call, and what the called URL names. Empty
     * where not even that can be read.
     */
    public static Optional<Event<VoiceRequested>> legible(ReceivedRequest request) {
        if (!FormType.isForm(request)) {
            return Optional.empty();
        }
        RawForm form = RawForm.of(request.body().bytes());
        return only(form, "CallSid")
                .filter(sid -> CallForm.CALL_SID.matcher(sid).matches())
                .flatMap(sid -> only(form, "AccountSid").map(account -> {
                    FormParameters known =
                            new FormParameters(Map.of("CallSid", List.of(sid), "AccountSid", List.of(account)));
                    CallForm legible = new CallForm(request, sid, known, CallbackQuery.of(request));
                    return legible.event(id(legible), Optional.empty(), requested(legible));
                }));
    }

    private static Optional<String> only(RawForm form, String name) {
        List<String> values = form.distinctValues(name);
        return values.size() == 1 ? Optional.of(values.getFirst()).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    static Naming voice(CallForm form) {
        return form.named(id(form), form.rfc2822("Timestamp"), requested(form));
    }

    private static String id(CallForm form) {
        return form.id("voice:" + form.callSid());
    }

    private static VoiceRequested requested(CallForm form) {
        return new VoiceRequested(
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

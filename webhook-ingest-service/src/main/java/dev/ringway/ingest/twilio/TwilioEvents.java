package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.UnreadableReason;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns verified requests of Twilio into events. */
public final class TwilioEvents {

    private final int maxParameters;
    private final TranscriptionReports transcriptions;

    /**
     * @param maxParameters of one form; one with more is unreadable
     * @param json reads the JSON object that stands in a parameter; empty where it is none
     */
    public TwilioEvents(int maxParameters, Function<String, Optional<Map<String, Object>>> json) {
        this.maxParameters = maxParameters;
        this.transcriptions = new TranscriptionReports(json);
    }

    public Naming name(ReceivedRequest request) {
        if (!FormType.isForm(request)) {
            return new Naming.Unreadable(UnreadableReason.NOT_A_FORM);
        }
        return switch (RawForm.of(request.body().bytes()).read(maxParameters)) {
            case FormReading.Unreadable(UnreadableReason reason) -> new Naming.Unreadable(reason);
            case FormReading.Understood(FormParameters form) -> name(request, form);
        };
    }

    private Naming name(ReceivedRequest request, FormParameters posted) {
        Optional<String> callSid = posted.only("CallSid");
        if (callSid.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.CALL_SID_MISSING);
        }
        if (!CallForm.CALL_SID.matcher(callSid.get()).matches()) {
            return new Naming.Unreadable(UnreadableReason.CALL_SID_INVALID);
        }
        CallForm form = new CallForm(request, callSid.get(), posted, CallbackQuery.of(request));
        return switch (request.endpoint()) {
            case TWILIO_STATUS -> CallReports.status(form);
            case TWILIO_AMD -> CallReports.amd(form);
            case TWILIO_RECORDING -> CallReports.recording(form);
            case TWILIO_TRANSCRIPTION -> transcriptions.transcription(form);
            case TWILIO_VOICE -> VoiceRequests.voice(form);
            case TWILIO_FALLBACK -> VoiceRequests.fallback(form);
            case ELEVENLABS_POST_CALL, ELEVENLABS_INITIATION ->
                throw new IllegalArgumentException("not Twilio's: " + request.endpoint());
        };
    }
}

package dev.ringway.ingest.twilio;

import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.UnreadableReason;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What Twilio's real-time transcription heard. */
final class TranscriptionReports {

    private static final Pattern SHARE = Pattern.compile("0(\\.[0-9]{1,30})?|1(\\.0{1,30})?");

    private final Function<String, Optional<Map<String, Object>>> json;

    /** @param json reads an object; empty where the text is none */
    TranscriptionReports(Function<String, Optional<Map<String, Object>>> json) {
        this.json = json;
    }

    Naming transcription(CallForm form) {
        Optional<String> transcriptionSid = form.text("TranscriptionSid", CallForm.WORD);
        Optional<String> event = form.text("TranscriptionEvent");
        if (transcriptionSid.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.TRANSCRIPTION_SID_MISSING);
        }
        if (event.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.TRANSCRIPTION_EVENT_MISSING);
        }
        Map<String, Object> spoken =
                form.text("TranscriptionData").flatMap(json).orElse(Map.of());
        TranscriptionReported data = new TranscriptionReported(
                form.callSid(),
                form.accountSid(),
                transcriptionSid.get(),
                event.get(),
                form.number("SequenceId"),
                form.iso8601("Timestamp"),
                form.text("Track"),
                Optional.ofNullable(spoken.get("transcript"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast),
                Optional.ofNullable(spoken.get("confidence"))
                        .filter(Number.class::isInstance)
                        .flatMap(number -> share(number.toString())),
                form.text("Final").flatMap(TranscriptionReports::truth),
                form.text("LanguageCode"),
                form.text("Stability").flatMap(TranscriptionReports::share),
                form.attemptId(),
                form.campaignId(),
                form.contactId(),
                form.parameters());
        String id = form.id("transcription:" + transcriptionSid.get(), "SequenceId");
        return form.named(id, data.timestamp(), data);
    }

    private static Optional<BigDecimal> share(String text) {
        return SHARE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}

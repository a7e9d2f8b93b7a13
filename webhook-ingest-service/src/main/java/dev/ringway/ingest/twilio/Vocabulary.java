package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.Unfamiliar;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of Twilio that this version knows. All others are taken in just the same; they are only counted. */
final class Vocabulary {

    private static final Set<String> PARAMETERS = Stream.concat(
                    words(
                            "AccountSid ApiVersion CallSid ParentCallSid CallStatus CallbackSource SequenceNumber Timestamp"
                                    + " From To Caller Called CallerName ForwardedFrom CalledVia Direction StirVerstat StirStatus"
                                    + " SipResponseCode CallDuration Duration AnsweredBy MachineDetectionDuration ErrorCode"
                                    + " ErrorUrl ErrorMessage CallToken RecordingSid RecordingUrl RecordingStatus"
                                    + " RecordingDuration RecordingChannels RecordingStartTime RecordingSource RecordingTrack"
                                    + " TranscriptionSid TranscriptionEvent TranscriptionData SequenceId Final Track LanguageCode"
                                    + " Stability PartialResults TranscriptionEngine ProviderConfiguration TrackLabel Name"),
                    Stream.of("From", "To", "Caller", "Called")
                            .flatMap(party -> words("City State Zip Country").map(place -> party + place)))
            .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Set<String>> VALUES = Map.of(
            "CallStatus",
            set("queued initiated ringing in-progress completed busy failed no-answer canceled"),
            "AnsweredBy",
            set("human fax unknown machine_start machine_end_beep machine_end_silence machine_end_other"),
            "RecordingStatus",
            set("in-progress completed absent"));

    private static final Set<String> TRANSCRIPTION_EVENTS =
            set("transcription-started transcription-content transcription-stopped transcription-error");

    private Vocabulary() {}

    static Set<Unfamiliar> unfamiliar(FormParameters form) {
        Set<Unfamiliar> unfamiliar = EnumSet.noneOf(Unfamiliar.class);
        form.values().forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                unfamiliar.add(Unfamiliar.PARAMETER);
            } else if (name.equals("TranscriptionEvent") && !TRANSCRIPTION_EVENTS.containsAll(values)) {
                unfamiliar.add(Unfamiliar.EVENT_TYPE);
            } else if (hasUnknown(name, values)) {
                unfamiliar.add(Unfamiliar.VALUE);
            }
        });
        return unfamiliar;
    }

    private static boolean hasUnknown(String name, List<String> values) {
        Set<String> known = VALUES.getOrDefault(name, Set.of());
        return !known.isEmpty() && values.stream().anyMatch(value -> !value.isEmpty() && !known.contains(value));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ", -1));
    }

    private static Set<String> set(String text) {
        return words(text).collect(Collectors.toUnmodifiableSet());
    }
}

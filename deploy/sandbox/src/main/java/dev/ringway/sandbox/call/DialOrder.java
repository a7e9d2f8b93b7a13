package dev.ringway.sandbox.call;

import dev.ringway.sandbox.call.CallRequest.StatusCallback;
import dev.ringway.sandbox.call.CallRequest.VoiceUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who had the call placed, and what it is there.
 *
 * @param attempt the dial attempt that the system made the call for
 * @param campaign that the attempt belongs to
 */
public record DialOrder(Source source, Optional<String> attempt, Optional<String> campaign) {

    /** Whose API placed the call. */
    public enum Source {
        TWILIO,
        ELEVENLABS;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As the call's own URLs name them. */
    public static DialOrder named(Optional<VoiceUrl> voice, Optional<StatusCallback> statusCallback) {
        return new DialOrder(
                Source.TWILIO,
                parameter(voice, statusCallback, "attempt"),
                parameter(voice, statusCallback, "campaign"));
    }

    private static Optional<String> parameter(
            Optional<VoiceUrl> voice, Optional<StatusCallback> statusCallback, String name) {
        return Stream.concat(
                        voice.stream().map(VoiceUrl::target),
                        statusCallback.stream().map(StatusCallback::target))
                .flatMap(target -> target.query().text(name).stream())
                .findFirst();
    }
}

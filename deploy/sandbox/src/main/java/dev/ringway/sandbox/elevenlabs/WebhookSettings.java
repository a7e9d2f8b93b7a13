package dev.ringway.sandbox.elevenlabs;

import java.time.Duration;
import java.util.Optional;

/**
 * How ElevenLabs tells of conversations at present.
 *
 * @param url where; absent is the system's own
 * @param delayMillis after the conversation's end, in real time
 * @param earlyPercent told before Twilio reports the end of the call, which waits for it
 * @param duplicatePercent told twice
 * @param lostPercent never told
 * @param retries whether transcriptions are told again after 5xx, 429 and 408; off, as by the vendor's default
 * @param audioBytes about how large the recording is that is told too, before base64; 0 for none
 */
public record WebhookSettings(
        Optional<String> url,
        long delayMillis,
        int earlyPercent,
        int duplicatePercent,
        int lostPercent,
        boolean retries,
        long audioBytes) {

    public static final WebhookSettings USUAL = new WebhookSettings(Optional.empty(), 0, 0, 0, 0, false, 0);

    private static final long MOST_AUDIO = 1L << 30;

    public WebhookSettings {
        boolean percents = percent(earlyPercent) && percent(duplicatePercent) && percent(lostPercent);
        boolean sizes = audioBytes >= 0 && audioBytes <= MOST_AUDIO;
        if (!percents
                || !sizes
                || delayMillis < 0
                || delayMillis > Duration.ofHours(1).toMillis()) {
            throw new IllegalArgumentException(
                    "percentages lie between 0 and 100, delayMillis up to an hour, audioBytes up to 1 GiB");
        }
    }

    private static boolean percent(int value) {
        return value >= 0 && value <= 100;
    }
}

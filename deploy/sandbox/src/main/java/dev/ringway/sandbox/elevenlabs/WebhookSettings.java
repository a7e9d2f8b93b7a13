package dev.ringway.sandbox.elevenlabs;

import java.time.Duration;
import java.util.Optional;

/**
 * How ElevenLabs tells of conversations at present.
 *
 * @param url where; absent is the system's own
 * @param delayMillis after the conversation's end, in real time
 * @param latePercent told lateMillis later than the others; none that is told early
 * @param earlyPercent told before Twilio reports the end of the call, which waits for it
 * @param duplicatePercent told twice
 * @param lostPercent never told
 * @param retries whether transcriptions are told again after 5xx, 429 and 408; off, as by the vendor's default
 * @param processingMillis how long the API shows a conversation as {@code processing} after its end, in real time
 * @param seed if given, what happens to which conversation is drawn with it
 * @param audioBytes about how large the recording is that is told too, before base64; 0 for none
 */
public record WebhookSettings(
        Optional<String> url,
        long delayMillis,
        int latePercent,
        long lateMillis,
        int earlyPercent,
        int duplicatePercent,
        int lostPercent,
        boolean retries,
        long processingMillis,
        Optional<Long> seed,
        long audioBytes) {

    public static final WebhookSettings USUAL =
            new WebhookSettings(Optional.empty(), 0, 0, 0, 0, 0, 0, false, 0, Optional.empty(), 0);

    private static final long MOST_AUDIO = 1L << 30;

    public WebhookSettings {
        boolean percents =
                percent(latePercent) && percent(earlyPercent) && percent(duplicatePercent) && percent(lostPercent);
        boolean times = time(delayMillis) && time(lateMillis) && time(processingMillis);
        boolean sizes = audioBytes >= 0 && audioBytes <= MOST_AUDIO;
        if (!percents || !sizes || !times) {
            throw new IllegalArgumentException("percentages lie between 0 and 100; delayMillis, lateMillis and"
                    + " processingMillis up to an hour; audioBytes up to 1 GiB");
        }
    }

    private static boolean time(long millis) {
        return millis >= 0 && millis <= Duration.ofHours(1).toMillis();
    }

    private static boolean percent(int value) {
        return value >= 0 && value <= 100;
    }
}

package dev.ringway.callstore.recording;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Twilio's recording status, lowest first: in-progress &lt; paused, stopped, processing &lt; absent, completed &lt;
 * deleted. It never goes back; of two that Twilio may reach in either order the later one in this list stands.
 */
public enum RecordingStatus {
    IN_PROGRESS,
    PAUSED,
    STOPPED,
    PROCESSING,
    ABSENT,
    COMPLETED,
    DELETED;

    /** Empty for a value that this version does not know. */
    public static Optional<RecordingStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    /** As Twilio writes it, e.g. {@code in-progress}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

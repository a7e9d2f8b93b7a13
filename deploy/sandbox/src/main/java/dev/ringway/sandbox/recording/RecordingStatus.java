package dev.ringway.sandbox.recording;

import java.util.Locale;

/** Twilio's statuses of a recording, as far as the sandbox's go through them. */
public enum RecordingStatus {
    IN_PROGRESS,
    PROCESSING,
    COMPLETED,
    /** Silent: there is no media. */
    ABSENT,
    /** The media is gone; the resource is shown only to those who ask for deleted ones. */
    DELETED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

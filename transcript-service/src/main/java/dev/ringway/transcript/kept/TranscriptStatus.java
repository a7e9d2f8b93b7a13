package dev.ringway.transcript.kept;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In the order of what is known: none is left for an earlier one. */
public enum TranscriptStatus {
    /** The call goes on. */
    LIVE,
    /** It is over, or may be, and ElevenLabs has not told it yet. */
    PROCESSING,
    /** It did not come about, or ElevenLabs could not make anything of it. */
    FAILED,
    DONE;

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TranscriptStatus> of(String text) {
        return Stream.of(values()).filter(status -> status.text().equals(text)).findFirst();
    }
}

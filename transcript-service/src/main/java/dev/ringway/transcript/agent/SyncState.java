package dev.ringway.transcript.agent;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an agent here and at ElevenLabs stand to each other, as far as is known. */
public enum SyncState {
    IN_STEP,
    CHANGED_HERE,
    CHANGED_THERE,
    BOTH,
    /** There is no such agent at ElevenLabs. */
    GONE;

    static SyncState of(boolean changedHere, boolean changedThere) {
        if (changedHere) {
            return changedThere ? BOTH : CHANGED_HERE;
        }
        return changedThere ? CHANGED_THERE : IN_STEP;
    }

    boolean isChangedThere() {
        return this == CHANGED_THERE || this == BOTH;
    }

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SyncState> of(String text) {
        return Stream.of(values()).filter(state -> state.text().equals(text)).findFirst();
    }
}

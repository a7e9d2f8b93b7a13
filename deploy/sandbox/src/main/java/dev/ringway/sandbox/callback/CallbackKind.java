package dev.ringway.sandbox.callback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a callback is about. Each kind has its own order, and its own luck under disorder. */
public enum CallbackKind {
    STATUS(0),
    AMD(0xD1B54A32D192ED03L),
    RECORDING(0xABC98388FB8FAC03L),
    TRANSCRIPTION(0x8CB92BA72F3D8DD7L);

    private final long salt;

    CallbackKind(long salt) {
        this.salt = salt;
    }

    /** Keeps the luck of one kind apart from that of another. */
    long salt() {
        return salt;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<CallbackKind> named(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}

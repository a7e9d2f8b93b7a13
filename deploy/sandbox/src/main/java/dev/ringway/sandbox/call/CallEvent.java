package dev.ringway.sandbox.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What StatusCallbackEvent subscribes to; {@code completed} stands for every terminal status. */
public enum CallEvent {
    INITIATED,
    RINGING,
    ANSWERED,
    COMPLETED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CallEvent> named(String wire) {
        return Arrays.stream(values())
                .filter(event -> event.wire().equals(wire))
                .findFirst();
    }
}

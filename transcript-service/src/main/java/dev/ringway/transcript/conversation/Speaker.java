package dev.ringway.transcript.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who speaks a turn: the agent, or the person at the other end. */
public enum Speaker {
    AGENT,
    USER;

    /** As it is stored and shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Speaker> of(String text) {
        return Stream.of(values())
                .filter(speaker -> speaker.text().equals(text))
                .findFirst();
    }
}

package dev.ringway.transcript.agent;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a version of an agent came about. */
public enum AgentAction {
    CREATED,
    ADOPTED,
    CHANGED,
    PULLED,
    RESTORED,
    DELETED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AgentAction> of(String text) {
        return Stream.of(values()).filter(action -> action.text().equals(text)).findFirst();
    }
}

package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who ended a call: the person at the other end (caller), the agent, we (system), or the network before an answer. */
public enum TerminatedBy {
    CALLER,
    AGENT,
    SYSTEM,
    CARRIER,
    UNKNOWN;

    public static Optional<TerminatedBy> of(String text) {
        return Arrays.stream(values()).filter(who -> who.text().equals(text)).findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

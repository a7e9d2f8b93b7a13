package dev.ringway.callstore.call;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Twilio's CallStatus: queued, initiated, ringing, in-progress, then one of the terminal ones for good. */
public enum CallStatus {
    QUEUED(0),
    INITIATED(1),
    RINGING(2),
    IN_PROGRESS(3),
    COMPLETED(4),
    BUSY(4),
    FAILED(4),
    NO_ANSWER(4),
    CANCELED(4);

    private static final int TERMINAL = 4;

    private final int rank;

    CallStatus(int rank) {
        this.rank = rank;
    }

    /** Empty for a value that this version does not know: Twilio's list is open. */
    public static Optional<CallStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    /** The statuses of calls that are not over. */
    public static List<CallStatus> active() {
        return Arrays.stream(values()).filter(status -> !status.terminal()).toList();
    }

    /** As Twilio writes it, e.g. {@code in-progress}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean terminal() {
        return rank == TERMINAL;
    }

    int rank() {
        return rank;
    }
}

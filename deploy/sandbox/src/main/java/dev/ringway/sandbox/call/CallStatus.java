package dev.ringway.sandbox.call;

import java.util.Locale;

/** Twilio's call statuses in the order of a call's life. */
public enum CallStatus {
    QUEUED,
    INITIATED,
    RINGING,
    IN_PROGRESS,
    COMPLETED,
    BUSY,
    FAILED,
    NO_ANSWER,
    CANCELED;

    /** As in callbacks: {@code in-progress}, {@code no-answer}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in REST answers, which do not know {@code initiated}. */
    public String rest() {
        return this == INITIATED ? QUEUED.wire() : wire();
    }

    public boolean terminal() {
        return compareTo(COMPLETED) >= 0;
    }

    /** The event under which a callback for this status is subscribed to. */
    public CallEvent event() {
        return switch (this) {
            case QUEUED, INITIATED -> CallEvent.INITIATED;
            case RINGING -> CallEvent.RINGING;
            case IN_PROGRESS -> CallEvent.ANSWERED;
            case COMPLETED, BUSY, FAILED, NO_ANSWER, CANCELED -> CallEvent.COMPLETED;
        };
    }
}

package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.callback.CallbackRecord.Attempt;
import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One webhook on its way. Safe for many threads. */
final class Webhook {

    static final String TRANSCRIPTION = "post_call_transcription";
    static final String AUDIO = "post_call_audio";
    static final String INITIATION_FAILURE = "call_initiation_failure";

    private final String type;
    private final boolean lost;
    private final boolean early;
    private final List<Attempt> attempts = new ArrayList<>();
    private int deliveries;

    /** @param deliveries how many there will be: 0 when it is lost */
    Webhook(String type, int deliveries, boolean early) {
        this.type = type;
        this.lost = deliveries == 0;
        this.early = early;
        this.deliveries = deliveries;
    }

    String type() {
        return type;
    }

    synchronized void attempted(Instant at, Cause cause, String answer, boolean accepted) {
        attempts.add(new Attempt(at, cause, answer, accepted));
    }

    synchronized void conclude() {
        deliveries--;
    }

    synchronized WebhookRecord record() {
        return new WebhookRecord(type, fate(), early, List.copyOf(attempts));
    }

    private Fate fate() {
        if (lost) {
            return Fate.LOST;
        }
        if (deliveries > 0) {
            return Fate.PENDING;
        }
        return attempts.stream().anyMatch(Attempt::accepted) ? Fate.DELIVERED : Fate.UNDELIVERED;
    }
}

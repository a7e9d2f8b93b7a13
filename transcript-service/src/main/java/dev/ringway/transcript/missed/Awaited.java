package dev.ringway.transcript.missed;

import java.time.Instant;

/**
 * A conversation that ElevenLabs lists and of which nothing whole is stored.
 *
 * @param since when it was listed first
 * @param due when it is looked at next
 * @param looks how often it was asked for in vain
 */
public record Awaited(String conversationId, Instant since, Instant due, int looks) {

    public static Awaited first(String conversationId, Instant now, Instant due) {
        return new Awaited(conversationId, now, due, 0);
    }

    /** ElevenLabs did not answer, which tells nothing of the conversation. */
    public Awaited behind(Instant next) {
        return new Awaited(conversationId, since, next, looks);
    }

    /** It is not over, or cannot be read although ElevenLabs answers. */
    public Awaited later(Instant next) {
        return new Awaited(conversationId, since, next, looks + 1);
    }
}

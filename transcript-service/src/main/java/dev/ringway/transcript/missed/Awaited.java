package dev.ringway.transcript.missed;

import java.time.Instant;

/**
 * A conversation that ElevenLabs lists and of which nothing whole is stored.
 *
 * @param since when it was listed first
 * @param due when it is looked at next
 * @param looks how often ElevenLabs has failed to tell it
 */
public record Awaited(String conversationId, Instant since, Instant due, int looks) {

    public static Awaited first(String conversationId, Instant now, Instant due) {
        return new Awaited(conversationId, now, due, 0);
    }

    /** It goes on, or ElevenLabs did not answer: nothing is wrong with the conversation. */
    public Awaited behind(Instant next) {
        return new Awaited(conversationId, since, next, looks);
    }

    /** It cannot be read although ElevenLabs answers. */
    public Awaited later(Instant next) {
        return new Awaited(conversationId, since, next, looks + 1);
    }
}

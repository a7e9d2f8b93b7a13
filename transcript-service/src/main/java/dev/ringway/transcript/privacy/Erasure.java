package dev.ringway.transcript.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody wants to have taken away, and how far it is. It stays when it is done, so that the same conversation told
 * again does not bring it back; nothing personal is in it.
 *
 * @param callSid Twilio's, where it is known
 * @param data that was redacted; empty where all was deleted
 * @param by whose wish it is
 * @param tries how often it was tried in vain to have it done at ElevenLabs, since the last success
 * @param due when it is tried again; empty when all is done
 * @param failure why it was not done
 */
public record Erasure(
        String conversationId,
        long version,
        Optional<String> callSid,
        Set<PersonalData> data,
        String by,
        int tries,
        Optional<Instant> due,
        Optional<String> failure,
        Instant requestedAt,
        Optional<Instant> doneAt) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    public Erasure {
        data = Set.copyOf(data);
    }

    /** Of a conversation of which nothing was erased yet. */
    public static Erasure asked(
            String conversationId, Optional<String> callSid, Set<PersonalData> data, String by, Instant now) {
        return new Erasure(
                conversationId, 1, callSid, data, by, 0, Optional.of(now), Optional.empty(), now, Optional.empty());
    }

    /** Nothing of it is to be kept, and not only parts. */
    public boolean isDeletion() {
        return data.isEmpty();
    }

    public boolean isDone() {
        return due.isEmpty();
    }

    /**
     * With more that is to be taken away: all, where {@code more} is empty. What is done is looked at again.
     *
     * @param nowKnown the Call SID
     */
    public Erasure and(Optional<String> nowKnown, Set<PersonalData> more, String whose, Instant now) {
        Set<PersonalData> together = new TreeSet<>(data);
        together.addAll(more);
        return new Erasure(
                conversationId,
                version + 1,
                nowKnown.or(() -> callSid),
                isDeletion() || more.isEmpty() ? Set.of() : together,
                whose,
                0,
                Optional.of(now),
                Optional.empty(),
                now,
                Optional.empty());
    }

    /** Now that its call is known. */
    public Erasure on(String call) {
        return new Erasure(
                conversationId, version + 1, Optional.of(call), data, by, tries, due, failure, requestedAt, doneAt);
    }

    /** Now that there is more of it to be taken away elsewhere. */
    public Erasure again(Instant now) {
        return new Erasure(
                conversationId,
                version + 1,
                callSid,
                data,
                by,
                tries,
                Optional.of(now),
                failure,
                requestedAt,
                Optional.empty());
    }

    /** The payloads are gone, and so is the conversation at ElevenLabs. */
    public Erasure done(Instant now) {
        return new Erasure(
                conversationId,
                version + 1,
                callSid,
                data,
                by,
                0,
                Optional.empty(),
                Optional.empty(),
                requestedAt,
                Optional.of(now));
    }

    /**
     * Each pause is twice as long as the one before.
     *
     * @param atLeast how long ElevenLabs wants to be left alone
     */
    public Erasure failed(String why, Duration atLeast, Duration longest, Instant now) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 20));
        Duration bounded = doubled.compareTo(longest) < 0 ? doubled : longest;
        Duration pause = bounded.compareTo(atLeast) > 0 ? bounded : atLeast;
        return new Erasure(
                conversationId,
                version + 1,
                callSid,
                data,
                by,
                tries + 1,
                Optional.of(now.plus(pause)),
                Optional.of(why),
                requestedAt,
                Optional.empty());
    }
}

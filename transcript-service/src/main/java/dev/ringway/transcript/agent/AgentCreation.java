package dev.ringway.transcript.agent;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wish for an agent, written down before ElevenLabs is asked, and settled when it is known what became of it.
 *
 * @param id ours; the agent at ElevenLabs carries it in its tags
 * @param fingerprint of the request: the same Idempotency-Key with another one is a mistake
 * @param agentId of the agent that came of it
 * @param askedAt when ElevenLabs was asked last
 * @param tries how often it was asked
 * @param lastError why there is no agent; nothing of a person in it
 */
public record AgentCreation(
        String id,
        long version,
        AgentFields fields,
        String fingerprint,
        String by,
        State state,
        Optional<String> agentId,
        Instant askedAt,
        int tries,
        Optional<String> lastError,
        Instant createdAt,
        Instant updatedAt) {

    /** How far a creation has come. */
    public enum State {
        /** There may be an agent, or not. */
        PENDING,
        DONE,
        /** There is none. */
        FAILED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String text) {
            return Stream.of(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst();
        }
    }

    public static AgentCreation begun(String id, AgentFields fields, String fingerprint, String by, Instant now) {
        return new AgentCreation(
                id, 1, fields, fingerprint, by, State.PENDING, Optional.empty(), now, 1, Optional.empty(), now, now);
    }

    /** By which the agent is known at ElevenLabs, whatever answer got lost. */
    public String marker() {
        return "ringway:" + id;
    }

    public AgentCreation done(String agent, Instant now) {
        return next(State.DONE, Optional.of(agent), askedAt, tries, Optional.empty(), now);
    }

    public AgentCreation failed(String error, Instant now) {
        return next(State.FAILED, agentId, askedAt, tries, Optional.of(error), now);
    }

    public AgentCreation askedAgain(Instant now) {
        return next(State.PENDING, agentId, now, tries + 1, lastError, now);
    }

    private AgentCreation next(
            State now, Optional<String> agent, Instant asked, int times, Optional<String> error, Instant at) {
        return new AgentCreation(
                id, version + 1, fields, fingerprint, by, now, agent, asked, times, error, createdAt, at);
    }
}

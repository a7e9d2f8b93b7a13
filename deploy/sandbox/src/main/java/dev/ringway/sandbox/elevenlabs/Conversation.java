package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A conversation at one moment.
 *
 * @param seed decides what is said in it and how its webhooks fare
 * @param clientData conversation_initiation_client_data as it was given, as JSON text, which takes a tenth of its tree
 * @param placedHere whether ElevenLabs itself placed the call
 * @param optsOut whether the person on the call asks not to be called again
 */
public record Conversation(
        String id,
        String agentId,
        boolean inbound,
        String fromNumber,
        String toNumber,
        String clientData,
        long seed,
        boolean placedHere,
        boolean optsOut,
        Status status,
        Instant createdAt,
        Optional<String> callSid,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    /** ElevenLabs' own words, in the order of a conversation's life. */
    public enum Status {
        INITIATED("initiated"),
        IN_PROGRESS("in-progress"),
        PROCESSING("processing"),
        DONE("done"),
        FAILED("failed");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }

        boolean over() {
            return this == DONE || this == FAILED;
        }
    }

    /** From here on the call's luck and fate are the conversation's, so that a day can be repeated. */
    Conversation on(Call call) {
        return new Conversation(
                id,
                agentId,
                inbound,
                fromNumber,
                toNumber,
                clientData,
                call.seed(),
                placedHere,
                call.plan().scenario() == Scenario.OPT_OUT,
                status,
                createdAt,
                Optional.of(call.sid()),
                startedAt,
                endedAt);
    }

    Conversation at(Status next, Instant now) {
        Optional<Instant> second = Optional.of(now.truncatedTo(ChronoUnit.SECONDS));
        return new Conversation(
                id,
                agentId,
                inbound,
                fromNumber,
                toNumber,
                clientData,
                seed,
                placedHere,
                optsOut,
                next,
                createdAt,
                callSid,
                next == Status.IN_PROGRESS ? second : startedAt,
                next.over() ? second : endedAt);
    }

    /** 0 as long as it lasts, and when it never began. */
    public long seconds() {
        return startedAt
                .flatMap(
                        start -> endedAt.map(end -> Duration.between(start, end).toSeconds()))
                .orElse(0L);
    }

    String agentNumber() {
        return inbound ? toNumber : fromNumber;
    }

    String externalNumber() {
        return inbound ? fromNumber : toNumber;
    }
}

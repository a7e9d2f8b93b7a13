package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A call as the sandbox has it in its list.
 *
 * @param campaign its id
 * @param at when the sandbox was asked for it, in real time
 * @param ended in real time
 */
record Dialled(
        String sid, String campaign, String from, String to, String status, Instant at, Optional<Instant> ended) {

    static Dialled of(JsonNode dial) {
        return new Dialled(
                dial.path("sid").asString(),
                dial.path("campaign").asString(""),
                dial.path("from").asString(),
                dial.path("to").asString(),
                dial.path("status").asString(),
                Instant.parse(dial.path("createdAt").asString()),
                Optional.of(dial.path("endedAt").asString(""))
                        .filter(text -> !text.isEmpty())
                        .map(Instant::parse));
    }

    boolean isOverBy(Instant real) {
        return ended.filter(end -> !end.isAfter(real)).isPresent();
    }

    boolean answered() {
        return status.equals("completed");
    }
}

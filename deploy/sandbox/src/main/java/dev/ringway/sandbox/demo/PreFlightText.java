package dev.ringway.sandbox.demo;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A pre-flight in one line. */
final class PreFlightText {

    private PreFlightText() {}

    static String of(JsonNode preFlight) {
        String skipped = preFlight
                .path("skipped")
                .valueStream()
                .map(group -> group.path("contacts").asLong() + " "
                        + group.path("reason").asString())
                .collect(Collectors.joining(", "));
        return "pre-flight: %d of %d would be called%s"
                .formatted(
                        preFlight.path("toDial").asLong(),
                        preFlight.path("contacts").asLong(),
                        skipped.isEmpty() ? "" : "; not " + skipped);
    }
}

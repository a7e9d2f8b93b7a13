package dev.ringway.sandbox.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What call-store's REST API says of a call. */
final class CallStore {

    private static final String STATUS_REPORTED = "dev.ringway.call.status-reported";

    private final JsonClient http;

    CallStore(JsonClient http) {
        this.http = http;
    }

    /** @param eventIds of the status reports in its timeline, as listed */
    record StoredCall(String status, Optional<Long> duration, Optional<String> conversationId, List<String> eventIds) {

        boolean everyEventOnce() {
            return new HashSet<>(eventIds).size() == eventIds.size();
        }
    }

    /** @return empty as long as nothing of the call is stored */
    Optional<StoredCall> call(String sid) throws Away {
        Optional<JsonNode> call = http.get("/api/v1/calls/" + sid);
        if (call.isEmpty()) {
            return Optional.empty();
        }
        var events = http.get("/api/v1/calls/" + sid + "/events");
        List<String> eventIds = events.map(json -> json.path("items")
                        .valueStream()
                        .filter(event -> event.path("eventType").asString().startsWith(STATUS_REPORTED))
                        .map(event -> event.path("eventId").asString())
                        .toList())
                .orElse(List.of());
        JsonNode duration = call.get().path("duration");
        JsonNode conversation = call.get().path("conversationId");
        return Optional.of(new StoredCall(
                call.get().path("status").asString(),
                duration.isNumber() ? Optional.of(duration.asLong()) : Optional.empty(),
                conversation.isString() ? Optional.of(conversation.stringValue()) : Optional.empty(),
                eventIds));
    }
}

package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** One page of conversations, newest first; the cursor names the last one of the page before. */
final class ConversationList {

    private final Parameters query;

    ConversationList(Parameters query) {
        this.query = query;
    }

    Response of(List<Conversation> newestFirst) {
        List<Conversation> wanted = newestFirst.stream()
                .filter(this::ofAgent)
                .filter(time("call_start_after_unix", true).and(time("call_start_before_unix", false)))
                .filter(this::successful)
                .toList();
        Optional<String> cursor = query.text("cursor");
        int start = cursor.map(
                        id -> wanted.stream().map(Conversation::id).toList().indexOf(id) + 1)
                .orElse(0);
        int end = Math.min(start + pageSize(), wanted.size());
        boolean more = end < wanted.size();
        Map<String, Object> json = new HashMap<>();
        json.put(
                "conversations",
                wanted.subList(start, end).stream()
                        .map(ConversationList::summary)
                        .toList());
        json.put("next_cursor", more ? wanted.get(end - 1).id() : null);
        json.put("has_more", more);
        return Response.json(200, json);
    }

    private boolean ofAgent(Conversation conversation) {
        return query.text("agent_id")
                .filter(wanted -> !wanted.equals(conversation.agentId()))
                .isEmpty();
    }

    private boolean successful(Conversation conversation) {
        return query.text("call_successful")
                .filter(wanted -> !wanted.equals(success(ConversationPayload.of(conversation))))
                .isEmpty();
    }

    private Predicate<Conversation> time(String name, boolean after) {
        Optional<Long> limit =
                query.text(name).filter(text -> text.matches("\\d{1,12}")).map(Long::valueOf);
        return conversation -> limit.filter(at -> after ? start(conversation) < at : start(conversation) > at)
                .isEmpty();
    }

    private int pageSize() {
        return Math.clamp(
                query.text("page_size")
                        .filter(text -> text.matches("\\d{1,4}"))
                        .map(Integer::valueOf)
                        .orElse(30),
                1,
                100);
    }

    private static long start(Conversation conversation) {
        return conversation.startedAt().orElse(conversation.createdAt()).getEpochSecond();
    }

    private static String success(ObjectNode payload) {
        return payload.path("analysis").path("call_successful").asString();
    }

    private static Map<String, Object> summary(Conversation conversation) {
        ObjectNode payload = ConversationPayload.of(conversation);
        var json = new LinkedHashMap<String, Object>();
        json.put("agent_id", conversation.agentId());
        json.put("agent_name", payload.path("agent_name").asString());
        json.put("conversation_id", conversation.id());
        json.put("start_time_unix_secs", start(conversation));
        json.put("call_duration_secs", conversation.seconds());
        json.put("message_count", payload.path("transcript").size());
        json.put("status", conversation.status().wire());
        json.put("call_successful", success(payload));
        json.put(
                "call_summary_title",
                payload.path("analysis").path("call_summary_title").asString());
        json.put("direction", conversation.inbound() ? "inbound" : "outbound");
        return json;
    }
}

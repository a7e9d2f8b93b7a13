package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.web.Parameters;
import dev.ringway.sandbox.web.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** One page of agents, newest first; the cursor names the last one of the page before. */
final class AgentList {

    private static final int MOST = 100;
    private static final int USUAL = 30;

    private final Parameters query;

    AgentList(Parameters query) {
        this.query = query;
    }

    Response of(List<ObjectNode> newestFirst) {
        Optional<String> size = query.text("page_size");
        if (size.filter(text -> !text.matches("[1-9][0-9]?|100")).isPresent()) {
            return Response.json(
                    422,
                    Map.of(
                            "detail",
                            List.of(Map.of(
                                    "loc",
                                    List.of("query", "page_size"),
                                    "msg",
                                    "Input should be a whole number from 1 to " + MOST,
                                    "type",
                                    "less_than_equal"))));
        }
        List<ObjectNode> wanted = newestFirst.stream().filter(this::found).toList();
        int start = query.text("cursor")
                .map(last -> wanted.stream().map(AgentList::id).toList().indexOf(last) + 1)
                .orElse(0);
        int end = Math.min(start + size.map(Integer::valueOf).orElse(USUAL), wanted.size());
        boolean more = end < wanted.size();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "agents",
                wanted.subList(start, end).stream().map(AgentList::summary).toList());
        json.put("next_cursor", more ? id(wanted.get(end - 1)) : null);
        json.put("has_more", more);
        return Response.json(200, json);
    }

    private boolean found(ObjectNode agent) {
        return query.text("search")
                .map(text -> agent.path("name")
                        .asString("")
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
                .orElse(true);
    }

    private static String id(ObjectNode agent) {
        return agent.get("agent_id").asString();
    }

    private static Map<String, Object> summary(ObjectNode agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("agent_id", id(agent));
        json.put("name", agent.path("name"));
        json.put("tags", agent.path("tags"));
        json.put("created_at_unix_secs", agent.at("/metadata/created_at_unix_secs"));
        json.put("access_info", agent.path("access_info"));
        json.put("last_call_time_unix_secs", null);
        json.put("archived", false);
        return json;
    }
}

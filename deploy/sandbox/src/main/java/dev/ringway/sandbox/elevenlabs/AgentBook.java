package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.time.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The agents of the workspace. What is handed out may be changed without harm. */
final class AgentBook {

    private static final JsonNode TEMPLATES = templates();

    private final LinkedHashMap<String, ObjectNode> agents = new LinkedHashMap<>();
    private final Timeline timeline;

    AgentBook(Timeline timeline) {
        this.timeline = timeline;
        reset();
    }

    /** @param wanted of an agent; what it leaves out is as ElevenLabs has it by default */
    synchronized String add(ObjectNode wanted) {
        String id = "agent_" + UUID.randomUUID().toString().replace("-", "").substring(0, 28);
        put(id, wanted);
        return id;
    }

    private void put(String id, JsonNode wanted) {
        long now = timeline.now().getEpochSecond();
        ObjectNode agent = TEMPLATES.get("defaults").deepCopy().asObject();
        JsonMerge.into(agent, wanted);
        agent.put("agent_id", id);
        agent.putObject("metadata").put("created_at_unix_secs", now).put("updated_at_unix_secs", now);
        agent.putArray("phone_numbers");
        agent.putObject("access_info").put("is_creator", true).put("role", "admin");
        agents.putLast(id, agent);
    }

    /** The agent after the change: objects are merged, anything else is replaced, null takes a member away. */
    synchronized Optional<ObjectNode> change(String id, JsonNode change) {
        Optional.ofNullable(agents.get(id)).ifPresent(agent -> {
            JsonMerge.into(agent, change);
            agent.put("agent_id", id);
            agent.get("metadata")
                    .asObject()
                    .put("updated_at_unix_secs", timeline.now().getEpochSecond());
        });
        return find(id);
    }

    synchronized Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(agents.get(id)).map(ObjectNode::deepCopy);
    }

    synchronized boolean remove(String id) {
        return agents.remove(id) != null;
    }

    synchronized List<ObjectNode> newestFirst() {
        return agents.sequencedValues().reversed().stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized void reset() {
        agents.clear();
        TEMPLATES.get("seeded").properties().forEach(seeded -> put(seeded.getKey(), seeded.getValue()));
    }

    private static JsonNode templates() {
        try (var resource = AgentBook.class.getResourceAsStream("agent.json")) {
            return ConversationPayload.JSON.readTree(
                    Objects.requireNonNull(resource, "agent.json is part of this module"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

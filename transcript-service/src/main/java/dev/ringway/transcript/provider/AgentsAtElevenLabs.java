package dev.ringway.transcript.provider;

import dev.ringway.transcript.agent.AgentConfig;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Done;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Failed;
import dev.ringway.transcript.provider.ElevenLabsFailure.Ambiguous;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The agents of the workspace. Blocks. */
@Component
public final class AgentsAtElevenLabs {

    private static final String AGENTS = "/v1/convai/agents";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int MOST_PAGES = 1_000;

    private final ElevenLabsClient client;
    private final AgentWriting writing;

    AgentsAtElevenLabs(ElevenLabsClient client, JsonMapper json) {
        this.client = client;
        this.writing = new AgentWriting(json);
    }

    /** An agent of a list. */
    private record Listed(String id, String name, boolean tagged, List<String> tags) {}

    /**
     * A new agent's id.
     *
     * @param marker a tag by which it is found should the answer get lost
     */
    public ElevenLabsAnswer<String> create(AgentConfig config, String marker) {
        return client.post(AGENTS + "/create", writing.created(config, marker)).then(answer -> {
            String id = answer.path("agent_id").asString("");
            return ID.matcher(id).matches()
                    ? new Done<>(id)
                    : new Failed<>(new Ambiguous("ElevenLabs did not name the agent"));
        });
    }

    public ElevenLabsAnswer<RemoteAgent> read(String id) {
        return client.get(AGENTS + "/" + id).map(agent -> remote(id, agent));
    }

    /**
     * Writes what differs, and answers what is there now, which may still differ where ElevenLabs has its own mind.
     *
     * @param seen as it was just before
     */
    public ElevenLabsAnswer<RemoteAgent> change(AgentConfig here, RemoteAgent seen) {
        return writing.changed(here, seen.config(), seen.whole())
                .map(change -> patched(seen.id(), change).then(now -> cleared(here, now)))
                .orElse(new Done<>(seen));
    }

    public ElevenLabsAnswer<Boolean> delete(String id) {
        return client.delete(AGENTS + "/" + id).map(_ -> true);
    }

    /** The ids of all agents. */
    public ElevenLabsAnswer<List<String>> ids() {
        return list().map(agents -> agents.stream().map(Listed::id).toList());
    }

    /** The agent that carries the marker, if there is one; of several the one that was created first. */
    public ElevenLabsAnswer<Optional<String>> marked(String marker, String name) {
        return list().then(agents -> marked(agents.reversed(), marker, name));
    }

    /** Where a list is without tags, those of that name are looked at one by one. */
    private ElevenLabsAnswer<Optional<String>> marked(List<Listed> agents, String marker, String name) {
        for (Listed agent : agents) {
            if (agent.tags().contains(marker)) {
                return new Done<>(Optional.of(agent.id()));
            }
            if (!agent.tagged() && agent.name().equals(name)) {
                switch (client.get(AGENTS + "/" + agent.id())) {
                    case Done<JsonNode>(JsonNode whole)
                    when AgentReading.tags(whole).contains(marker) -> {
                        return new Done<>(Optional.of(agent.id()));
                    }
                    case Done<JsonNode> _ -> {}
                    case Failed<JsonNode>(ElevenLabsFailure.NotFound _) -> {}
                    case Failed<JsonNode>(ElevenLabsFailure failure) -> {
                        return new Failed<>(failure);
                    }
                }
            }
        }
        return new Done<>(Optional.empty());
    }

    private ElevenLabsAnswer<List<Listed>> list() {
        List<Listed> agents = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        for (int page = 0; cursor.isPresent() && page < MOST_PAGES; page++) {
            String next =
                    cursor.get().isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor.get(), StandardCharsets.UTF_8);
            switch (client.get(AGENTS + "?page_size=100" + next)) {
                case Done<JsonNode>(JsonNode answer) -> {
                    answer.path("agents").forEach(agent -> listed(agent).ifPresent(agents::add));
                    cursor = Optional.of(answer.path("next_cursor").asString(""))
                            .filter(text ->
                                    !text.isEmpty() && answer.path("has_more").asBoolean(true));
                }
                case Failed<JsonNode>(ElevenLabsFailure failure) -> {
                    return new Failed<>(failure);
                }
            }
        }
        return new Done<>(agents);
    }

    private static Optional<Listed> listed(JsonNode agent) {
        String id = agent.path("agent_id").asString("");
        return Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .map(_ -> new Listed(
                        id, agent.path("name").asString(""), agent.path("tags").isArray(), AgentReading.tags(agent)));
    }

    /** Some of what was taken away may have been kept: then it is named once more. */
    private ElevenLabsAnswer<RemoteAgent> cleared(AgentConfig here, RemoteAgent now) {
        return writing.leftovers(here, now.config())
                .map(change -> switch (patched(now.id(), change)) {
                    case Done<RemoteAgent> done -> done;
                    case Failed<RemoteAgent> _ -> new Done<>(now);
                })
                .orElse(new Done<>(now));
    }

    private ElevenLabsAnswer<RemoteAgent> patched(String id, ObjectNode change) {
        return client.patch(AGENTS + "/" + id, change)
                .then(answer -> answer.path("conversation_config").isObject()
                        ? new Done<>(remote(id, answer))
                        : readAfterwards(id));
    }

    private ElevenLabsAnswer<RemoteAgent> readAfterwards(String id) {
        return switch (read(id)) {
            case Done<RemoteAgent> done -> done;
            case Failed<RemoteAgent>(ElevenLabsFailure failure) -> new Failed<>(new Ambiguous(failure.reason()));
        };
    }

    private static RemoteAgent remote(String id, JsonNode agent) {
        return new RemoteAgent(id, AgentReading.of(agent), agent);
    }

    /** Our names of what is wrong, with what is. */
    public static List<ElevenLabsFailure.Fault> faults(ElevenLabsFailure.Refused refused) {
        return refused.faults().stream()
                .map(fault -> new ElevenLabsFailure.Fault(AgentField.named(fault.path()), fault.message()))
                .toList();
    }
}

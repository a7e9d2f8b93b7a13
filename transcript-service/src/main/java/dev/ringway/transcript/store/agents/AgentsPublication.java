package dev.ringway.transcript.store.agents;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.agents.AgentChanged;
import dev.ringway.events.agents.AgentEvent;
import dev.ringway.starter.kafka.TopicDeclaration;
import dev.ringway.starter.outbox.PublishedCollection;
import dev.ringway.transcript.agent.Agent;
import dev.ringway.transcript.agent.AgentConfig;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every change of an agent goes out on {@code agents.changed.v1}, without what it says. */
@Configuration(proxyBeanMethods = false)
class AgentsPublication {

    private static final URI SOURCE = URI.create("/transcript-service/agents");

    @Bean
    TopicDeclaration agentsChanged() {
        return TopicDeclaration.published(Topics.AGENTS_CHANGED);
    }

    @Bean
    PublishedCollection<AgentEvent> publishedAgents() {
        return new PublishedCollection<>(
                "agents",
                Topics.AGENTS_CHANGED,
                Set.of(
                        "provider",
                        "fields.prompt",
                        "fields.evaluationCriteria",
                        "fields.dataCollection",
                        "base.prompt",
                        "base.evaluationCriteria",
                        "base.dataCollection",
                        "base.dynamicVariables"),
                AgentsPublication::event);
    }

    static Event<AgentChanged> event(Document document) {
        Agent agent = AgentDocument.read(document);
        return new Event<>(
                agent.id() + ":" + agent.version(),
                SOURCE,
                agent.updatedAt(),
                agent.updatedAt(),
                Optional.empty(),
                new AgentChanged(
                        agent.id(),
                        agent.version(),
                        Optional.of(agent.fields().config().name()),
                        either(agent, config -> config.voice().voiceId()),
                        either(agent, config -> config.conduct().language()),
                        agent.fields().active(),
                        agent.fields().phoneNumbers(),
                        texts(agent.fields().config().dynamicVariables()),
                        agent.createdAt(),
                        agent.updatedAt()));
    }

    /** What is left to ElevenLabs is as it was there. */
    private static Optional<String> either(Agent agent, Function<AgentConfig, Optional<String>> field) {
        return field.apply(agent.fields().config()).or(() -> field.apply(agent.base()));
    }

    private static Map<String, String> texts(Map<String, Object> variables) {
        Map<String, String> texts = new LinkedHashMap<>();
        variables.forEach((name, value) ->
                texts.put(name, value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value)));
        return texts;
    }
}

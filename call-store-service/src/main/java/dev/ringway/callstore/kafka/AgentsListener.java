package dev.ringway.callstore.kafka;

import dev.ringway.callstore.intake.LinkIntake;
import dev.ringway.callstore.link.Named;
import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.Topics;
import dev.ringway.events.agents.AgentChanged;
import dev.ringway.events.agents.AgentEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Calls repeat the names of their agents; one that is deleted keeps its name on them. */
@Component
final class AgentsListener {

    private final EventReader<AgentEvent> reader;
    private final LinkIntake intake;

    AgentsListener(EventReaders readers, LinkIntake intake) {
        this.reader = readers.of(Topics.AGENTS_CHANGED);
        this.intake = intake;
    }

    @KafkaListener(id = "agents-changed", idIsGroup = false, topics = "agents.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        reader.read(records, this::take);
    }

    private void take(EventBatch<AgentEvent> batch) {
        Refusals.reject(
                batch,
                intake.names(
                        batch.records().stream().flatMap(AgentsListener::named).toList()));
    }

    private static Stream<Named> named(TopicRecord<AgentEvent> message) {
        return switch (message) {
            case Event<AgentEvent> event ->
                switch (event.data()) {
                    case AgentChanged changed ->
                        Stream.of(new Named(
                                Named.Kind.AGENT,
                                changed.agentId(),
                                changed.version(),
                                changed.name().filter(name -> !name.isEmpty())));
                };
            case Deletion<AgentEvent> deletion -> Stream.empty();
        };
    }
}

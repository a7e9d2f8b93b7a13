package dev.ringway.starter.deadletter;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.TwilioEvent;
import dev.ringway.starter.kafka.EventBatch;
import dev.ringway.starter.kafka.EventReader;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.starter.kafka.TopicDeclaration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;

/** A service that reads one topic with two groups, and cannot handle the status {@code poison}. */
@Configuration
@EnableAutoConfiguration
class ReadingService {

    static final String GROUP = "letters-test";

    @Bean
    Ledger ledger(EventReaders readers) {
        return new Ledger(readers.of(Topics.TWILIO_EVENTS));
    }

    @Bean
    Bystander bystander(EventReaders readers) {
        return new Bystander(readers.of(Topics.TWILIO_EVENTS));
    }

    @Bean
    TopicDeclaration twilioEvents() {
        return TopicDeclaration.readBy(GROUP, Topics.TWILIO_EVENTS);
    }

    @Bean
    TopicDeclaration twilioEventsOfOthers() {
        return TopicDeclaration.readBy("bystander", Topics.TWILIO_EVENTS);
    }

    /** Keeps each event once, as a store with the event's id for its key does; counts how often it was handed each. */
    static class Ledger {

        private final EventReader<TwilioEvent> reader;
        final Map<String, String> statuses = new ConcurrentHashMap<>();
        final List<String> handed = new CopyOnWriteArrayList<>();

        Ledger(EventReader<TwilioEvent> reader) {
            this.reader = reader;
        }

        @KafkaListener(id = "ledger", idIsGroup = false, topics = "twilio.events.v1")
        void on(List<ConsumerRecord<String, byte[]>> records) {
            reader.read(records, this::handle);
        }

        private void handle(EventBatch<TwilioEvent> batch) {
            for (Event<TwilioEvent> event : batch.events()) {
                if (((CallStatusReported) event.data()).callStatus().equals("poison")) {
                    throw new RejectedEventException(event, "no call is like this");
                }
            }
            for (Event<TwilioEvent> event : batch.events()) {
                statuses.putIfAbsent(event.id(), ((CallStatusReported) event.data()).callStatus());
                handed.add(event.id());
            }
        }
    }

    /** Another group on the same topic. */
    static class Bystander {

        private final EventReader<TwilioEvent> reader;
        final List<String> seen = new CopyOnWriteArrayList<>();

        Bystander(EventReader<TwilioEvent> reader) {
            this.reader = reader;
        }

        @KafkaListener(id = "bystander", groupId = "bystander", topics = "twilio.events.v1")
        void on(List<ConsumerRecord<String, byte[]>> records) {
            reader.read(records, batch -> batch.events().forEach(event -> seen.add(event.id())));
        }
    }
}

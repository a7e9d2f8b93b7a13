package dev.ringway.transcript.store;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.erasures.TranscriptErasureChanged;
import dev.ringway.events.erasures.TranscriptErasureEvent;
import dev.ringway.starter.kafka.TopicDeclaration;
import dev.ringway.starter.outbox.PublishedCollection;
import dev.ringway.transcript.privacy.Erasure;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is erased here is told on {@code transcript-erasures.changed.v1}, so that others let go of it, too. */
@Configuration(proxyBeanMethods = false)
class ErasuresPublication {

    private static final URI SOURCE = URI.create("/transcript-service/erasures");

    @Bean
    TopicDeclaration transcriptErasuresChanged() {
        return TopicDeclaration.published(Topics.TRANSCRIPT_ERASURES_CHANGED);
    }

    @Bean
    PublishedCollection<TranscriptErasureEvent> publishedErasures() {
        return new PublishedCollection<>(
                "transcriptErasures", Topics.TRANSCRIPT_ERASURES_CHANGED, Set.of(), ErasuresPublication::event);
    }

    static Event<TranscriptErasureChanged> event(Document document) {
        Erasure erasure = Erasures.read(document);
        Fields fields = new Fields(document);
        Instant updatedAt = fields.time("updatedAt").orElseThrow();
        return new Event<>(
                erasure.conversationId() + ":" + erasure.version(),
                SOURCE,
                updatedAt,
                updatedAt,
                Optional.empty(),
                new TranscriptErasureChanged(
                        erasure.conversationId(),
                        erasure.version(),
                        erasure.isDeletion() ? "deletion" : "redaction",
                        erasure.callSid(),
                        erasure.requestedAt(),
                        fields.time("createdAt").orElseThrow(),
                        updatedAt));
    }
}

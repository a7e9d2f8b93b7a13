package dev.ringway.campaign.store;

import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.suppressions.SuppressionChanged;
import dev.ringway.events.suppressions.SuppressionEvent;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every change of a list goes out on {@code suppressions.changed.v1}. Notes are people's own and stay here. */
@Configuration(proxyBeanMethods = false)
class SuppressionsPublication {

    private static final URI SOURCE = URI.create("/campaign-service/suppressions");

    @Bean
    PublishedCollection<SuppressionEvent> publishedSuppressions() {
        return new PublishedCollection<>(
                "suppressions", Topics.SUPPRESSIONS_CHANGED, Set.of("note"), SuppressionsPublication::event);
    }

    static Event<SuppressionChanged> event(Document document) {
        Suppression suppression = SuppressionDocument.read(document);
        return new Event<>(
                suppression.key().id() + ":" + suppression.version(),
                SOURCE,
                suppression.updatedAt(),
                suppression.updatedAt(),
                Optional.empty(),
                new SuppressionChanged(
                        suppression.key().id(),
                        suppression.version(),
                        suppression.key().list(),
                        suppression.key().phoneNumber(),
                        suppression.fields().reason().text(),
                        suppression.fields().source(),
                        suppression.fields().expiresAt(),
                        suppression.createdAt(),
                        suppression.updatedAt()));
    }
}

package dev.ringway.campaign.store;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.attempts.DialAttemptChanged;
import dev.ringway.events.attempts.DialAttemptEvent;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every change of a dial attempt goes out on {@code dial-attempts.changed.v1}. */
@Configuration(proxyBeanMethods = false)
class DialAttemptsPublication {

    private static final URI SOURCE = URI.create("/campaign-service/dial-attempts");

    @Bean
    PublishedCollection<DialAttemptEvent> publishedDialAttempts() {
        return new PublishedCollection<>(
                "dialAttempts", Topics.DIAL_ATTEMPTS_CHANGED, Set.of(), DialAttemptsPublication::event);
    }

    static Event<DialAttemptChanged> event(Document document) {
        DialAttempt attempt = DialAttemptDocument.read(document);
        return new Event<>(
                attempt.id() + ":" + attempt.version(),
                SOURCE,
                attempt.updatedAt(),
                attempt.updatedAt(),
                Optional.empty(),
                new DialAttemptChanged(
                        attempt.id(),
                        attempt.version(),
                        attempt.state().text(),
                        attempt.purpose().campaignId(),
                        attempt.purpose().contactId(),
                        attempt.order().contactName(),
                        Optional.of(attempt.purpose().number()),
                        Optional.of(attempt.order().agentId()),
                        attempt.call().sid(),
                        Optional.of(attempt.order().from()),
                        Optional.of(attempt.order().to()),
                        attempt.order().liveTranscript(),
                        attempt.createdAt(),
                        attempt.updatedAt()));
    }
}

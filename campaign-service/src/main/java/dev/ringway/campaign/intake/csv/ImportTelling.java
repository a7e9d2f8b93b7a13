package dev.ringway.campaign.intake.csv;

import dev.ringway.campaign.imports.CampaignCounts;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportCounts;
import dev.ringway.events.Event;
import dev.ringway.events.imports.ContactImportProgressed;
import dev.ringway.starter.kafka.EventPublisher;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says on {@code imports.progress.v1} how far imports are. Progress is told once a second and no import waits for that; an
 * end is told until Kafka has it. Used by one thread at a time.
 */
@Component
final class ImportTelling {

    private static final Logger log = LoggerFactory.getLogger(ImportTelling.class);
    private static final URI SOURCE = URI.create("/campaign-service/contact-imports");
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Executor BESIDE =
            task -> Thread.ofVirtual().name("import-progress").start(task);

    private final EventPublisher publisher;
    private final Clock clock;
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private Instant last = Instant.EPOCH;

    ImportTelling(EventPublisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    void progress(ContactImport order) {
        Instant now = clock.instant();
        if (!underWay.isDone() || now.isBefore(last.plus(PAUSE))) {
            return;
        }
        last = now;
        underWay = CompletableFuture.runAsync(
                        () -> publisher.publish(event(order)).join(), BESIDE)
                .exceptionally(failure -> {
                    log.debug("Import {}: progress was not told", order.id(), failure);
                    return null;
                });
    }

    /** @throws java.util.concurrent.CompletionException where Kafka does not take it */
    void end(ContactImport order) {
        underWay.join();
        publisher.publish(event(order)).join();
    }

    private static Event<ContactImportProgressed> event(ContactImport order) {
        ImportCounts counts = order.counts();
        return new Event<>(
                order.id() + ":" + order.version(),
                SOURCE,
                order.updatedAt(),
                order.updatedAt(),
                Optional.empty(),
                new ContactImportProgressed(
                        order.id(),
                        order.version(),
                        order.state().text(),
                        order.options().dryRun(),
                        order.position(),
                        order.file().size(),
                        counts.read(),
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.refusedRows(),
                        order.options().campaignId(),
                        inCampaign(order, CampaignCounts::added),
                        inCampaign(order, CampaignCounts::suppressed),
                        inCampaign(order, CampaignCounts::already),
                        inCampaign(order, CampaignCounts::over),
                        order.createdAt(),
                        order.updatedAt(),
                        order.endedAt()));
    }

    private static Optional<Long> inCampaign(ContactImport order, Function<CampaignCounts, Long> count) {
        return order.options().campaignId().map(campaign -> count.apply(order.campaignCounts()));
    }
}

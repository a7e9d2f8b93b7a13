package dev.ringway.starter.outbox;

import dev.ringway.starter.shutdown.StopSignal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leader does: reads changes, publishes them, and only then stores how far it came. A crash in between publishes
 * the last batch again, which consumers tell by its versions.
 */
final class CollectionPublisher {

    private static final Logger log = LoggerFactory.getLogger(CollectionPublisher.class);

    private final PublishedCollection<?> published;
    private final Source source;
    private final ResumeTokens tokens;
    private final EventRecords records;
    private final OutboxSettings settings;
    private final OutboxState state;

    CollectionPublisher(
            PublishedCollection<?> published,
            Source source,
            ResumeTokens tokens,
            EventRecords records,
            OutboxSettings settings,
            OutboxState state) {
        this.published = published;
        this.source = source;
        this.tokens = tokens;
        this.records = records;
        this.settings = settings;
        this.state = state;
    }

    /**
     * Returns once asked to stop. The producer must have been opened with this leadership already: a former leader's
     * last commit then stands before the position that is read here.
     */
    void publish(Leadership leadership, TransactionalProducer producer, StopSignal stop) {
        while (!stop.requested()) {
            try {
                follow(leadership, producer, stop);
            } catch (PositionLostException lost) {
                log.warn(
                        "The change stream of {} cannot be continued ({}): publishing every document again",
                        published.collection(),
                        lost.getMessage());
                tokens.forget(published.collection(), leadership.token());
            }
        }
    }

    private void follow(Leadership leadership, TransactionalProducer producer, StopSignal stop) {
        Position.InStream from =
                switch (tokens.read(published.collection()).orElseGet(() -> everythingFromNow(leadership))) {
                    case Position.InStream inStream -> inStream;
                    case Position.Republishing begun -> everything(begun, leadership, producer);
                };
        state.leading();
        try (ChangeStream stream = source.stream(published, from, settings)) {
            while (!stop.requested()) {
                boolean renewed = leadership.keep();
                ChangeBatch batch = stream.next();
                send(batch.changes(), producer);
                if (batch.invalidated()) {
                    throw new PositionLostException("the collection was dropped or renamed");
                }
                if (renewed || !batch.changes().isEmpty()) {
                    tokens.store(published.collection(), batch.position(), leadership.token());
                }
                if (batch.changes().size() < settings.batchSize()) {
                    state.caughtUp();
                }
            }
        }
    }

    /** The stream's position is stored before the first document is read, and so outlives a crash in between. */
    private Position everythingFromNow(Leadership leadership) {
        state.republicationBegun();
        Position begun = source.republication(published, settings).begin();
        tokens.store(published.collection(), begun, leadership.token());
        return begun;
    }

    private Position.InStream everything(
            Position.Republishing begun, Leadership leadership, TransactionalProducer producer) {
        state.republishing();
        source.republication(published, settings).run(begun, (changes, reached) -> {
            leadership.keep();
            send(changes, producer);
            tokens.store(published.collection(), reached, leadership.token());
        });
        Position.InStream from = new Position.At(begun.from());
        tokens.store(published.collection(), from, leadership.token());
        log.info("Every document of {} was published", published.collection());
        return from;
    }

    private void send(List<Change> changes, TransactionalProducer producer) {
        producer.publish(records.of(published, changes));
        state.published(changes.size());
    }
}

package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.TopicLog.Stretch;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/** Finds dead letters. Each question reads as much of the topics as it needs, and no more than its budget. */
final class DeadLetterLookup {

    private final ConsumerFactory<String, byte[]> consumers;
    private final DeadLetterTopics topics;
    private final DecisionLog decisions;
    private final int scanned;

    /** @param scanned records that one question may look at */
    DeadLetterLookup(
            ConsumerFactory<String, byte[]> consumers, DeadLetterTopics topics, DecisionLog decisions, int scanned) {
        this.consumers = consumers;
        this.topics = topics;
        this.decisions = decisions;
        this.scanned = scanned;
    }

    /**
     * A letter with what became of it.
     *
     * @param correction the decision whose value is the corrected body
     */
    record Found(
            DeadLetter letter,
            LetterState state,
            DeadLetterKind kind,
            Optional<ConsumerRecord<String, byte[]>> correction) {

        /** The corrected one, else the original. */
        byte[] body() {
            return correction.map(ConsumerRecord::value).orElseGet(letter::body);
        }
    }

    /** What a list shows of a letter. */
    record Summary(
            DeadLetterId id,
            Instant rejectedAt,
            String key,
            Optional<String> type,
            String reason,
            int size,
            LetterState state) {}

    record Listed(List<Summary> letters, Optional<Positions> left) {}

    Listed list(LetterFilter filter, Optional<Positions> from, int limit) {
        try (TopicLog log = TopicLog.open(consumers)) {
            decisions.catchUp(log);
            NewestFirst<Summary> walk =
                    new NewestFirst<>(log, positions(log, filter, from).left(), letter -> summary(letter, filter));
            List<Summary> letters = walk.take(limit, scanned);
            return new Listed(letters, Optional.of(walk.left()).filter(left -> !left.done()));
        }
    }

    /**
     * What the filter's topics have now, cut to its times.
     *
     * @param from what was left of it earlier; some may have been removed by its age since then
     */
    Positions positions(TopicLog log, LetterFilter filter, Optional<Positions> from) {
        Map<TopicPartition, Stretch> there = log.stretches(filter.topicNames());
        return from.map(left -> left.within(there)).orElseGet(() -> all(log, filter, there));
    }

    private static Positions all(TopicLog log, LetterFilter filter, Map<TopicPartition, Stretch> all) {
        Map<TopicPartition, Stretch> cut = new TreeMap<>(TopicLog.BY_NAME);
        Map<TopicPartition, Long> begins =
                filter.rejectedAfter().map(time -> log.since(time, all)).orElse(Map.of());
        all.forEach((partition, stretch) ->
                cut.put(partition, new Stretch(begins.getOrDefault(partition, stretch.begin()), stretch.end())));
        return new Positions(cut);
    }

    private Optional<Summary> summary(DeadLetter letter, LetterFilter filter) {
        LetterState state = decisions.state(letter.id());
        return Optional.of(letter)
                .filter(found -> filter.matches(found, state, topics.kind(found.id())))
                .map(found -> new Summary(
                        found.id(),
                        found.rejectedAt(),
                        found.key(),
                        found.type(),
                        found.reason(),
                        found.body().length,
                        state));
    }

    /** @throws ProblemException 404 */
    Found find(DeadLetterId id) {
        ProblemException unknown = ProblemException.notFound("dead-letter", id.toString());
        DeadLetterTopics.Known topic = topics.find(id.topic()).orElseThrow(() -> unknown);
        try (TopicLog log = TopicLog.open(consumers)) {
            decisions.catchUp(log);
            ConsumerRecord<String, byte[]> message =
                    log.at(id.place(), id.offset()).orElseThrow(() -> unknown);
            return found(log, new DeadLetter(message), topic.kind());
        }
    }

    /** With the state as it is known now. */
    Found found(TopicLog log, DeadLetter letter, DeadLetterKind kind) {
        LetterState state = decisions.state(letter.id());
        return new Found(
                letter,
                state,
                kind,
                state.correction().flatMap(made -> log.at(decisions.place(letter.id()), made.offset())));
    }
}

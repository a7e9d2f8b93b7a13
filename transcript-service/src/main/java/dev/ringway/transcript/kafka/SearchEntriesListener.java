package dev.ringway.transcript.kafka;

import dev.ringway.transcript.intake.search.SearchIntake;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * A transcript that has changed is found by what it is now. The events' keys are enough for that: what was changed is looked
 * up, and so no event here can be unreadable, and none becomes a dead letter. A transcript of which no entry can be made is left
 * out (see {@link SearchIntake}) and made up for by the daily check; while the database is away, the batch is read again.
 */
@Component
final class SearchEntriesListener {

    private final SearchIntake intake;

    SearchEntriesListener(SearchIntake intake) {
        this.intake = intake;
    }

    @KafkaListener(id = "transcripts-changed", idIsGroup = false, topics = "transcripts.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(records.stream()
                .map(ConsumerRecord::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}

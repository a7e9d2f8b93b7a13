package dev.ringway.transcript.kafka;

import dev.ringway.transcript.intake.optout.OptOutIntake;
import dev.ringway.transcript.intake.search.SearchIntake;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * A transcript that has changed is found by what it is now. The events' keys are enough for that: what was changed is looked
 * up, and so no event here can be unreadable, and none becomes a dead letter. A transcript of which no entry can be made is left
 * out (see {@link SearchIntake}) and made up for by the daily check; while the database is away, the batch is read again. What was
 * asked for in it is told on, too.
 */
@Component
final class TranscriptsListener {

    private final SearchIntake search;
    private final OptOutIntake optOuts;

    TranscriptsListener(SearchIntake search, OptOutIntake optOuts) {
        this.search = search;
        this.optOuts = optOuts;
    }

    @KafkaListener(id = "transcripts-changed", idIsGroup = false, topics = "transcripts.changed.v1")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        Set<String> changed = records.stream()
                .map(ConsumerRecord::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        optOuts.take(changed);
        search.take(changed);
    }
}

package dev.ringway.gateway.relay;

import dev.ringway.events.EventData;
import dev.ringway.events.TopicRecord;
import dev.ringway.gateway.live.Step;
import dev.ringway.starter.kafka.ReceivedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records that stand one behind the other in a partition and go into the live view together, as one step. */
final class Run<T extends EventData> {

    private final List<TopicRecord<T>> records = new ArrayList<>();
    private Step step;
    private long next;

    Run(ReceivedRecord<T> first, Step step) {
        this.step = step;
        add(first);
    }

    /** False where this record has to go by itself. */
    boolean takes(ReceivedRecord<T> message, Step following) {
        Optional<Step> joined = step.and(following);
        joined.ifPresent(both -> {
            step = both;
            add(message);
        });
        return joined.isPresent();
    }

    private void add(ReceivedRecord<T> message) {
        records.add(message.content());
        next = message.offset() + 1;
    }

    Step step() {
        return step;
    }

    /** The position behind it. */
    long next() {
        return next;
    }

    List<TopicRecord<T>> records() {
        return records;
    }
}

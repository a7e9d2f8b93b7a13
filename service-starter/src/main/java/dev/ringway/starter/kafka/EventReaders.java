package dev.ringway.starter.kafka;

import dev.ringway.events.EventCodec;
import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;

/** Makes the reader of a topic for a listener. */
public final class EventReaders {

    private final EventCodec codec;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    EventReaders(EventCodec codec, DeadLetters deadLetters, MeterRegistry meters) {
        this.codec = codec;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    public <T extends EventData> EventReader<T> of(Topic<T> topic) {
        return new EventReader<>(topic, codec, deadLetters, meters);
    }
}

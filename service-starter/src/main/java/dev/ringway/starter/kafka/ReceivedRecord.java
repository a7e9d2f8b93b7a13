package dev.ringway.starter.kafka;

import dev.ringway.events.EventData;
import dev.ringway.events.TopicRecord;
import org.apache.kafka.common.TopicPartition;

/** A record of a topic and where it stood. */
public record ReceivedRecord<T extends EventData>(TopicRecord<T> content, TopicPartition partition, long offset) {}

package dev.ringway.events;

/** What one Kafka record of a topic can be: an event, or on a compacted topic the deletion of an entity. */
public sealed interface TopicRecord<T extends EventData> permits Event, Deletion {

    /** The entity's id. */
    String key();
}

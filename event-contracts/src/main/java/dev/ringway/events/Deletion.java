package dev.ringway.events;

/** A tombstone: the entity with this id is gone. */
public record Deletion<T extends EventData>(String key) implements TopicRecord<T> {}

package dev.ringway.events;

/** The data of one kind of event: a record that carries {@link EventName} and belongs to the sealed family of one topic. */
public interface EventData {

    /** The entity that this event is about: the record's key on Kafka and the CloudEvent's {@code subject}. */
    String entityId();
}

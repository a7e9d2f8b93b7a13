package dev.ringway.starter.outbox;

import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;

/**
 * A collection whose changes are published; a service declares it as a bean.
 *
 * @param topic compacted; its key is the document's {@code _id} as text, a deletion is a tombstone
 * @param leftOut dotted paths of fields that are too large to travel; MongoDB does not even hand them over
 * @param event makes the event of a document. A document that it refuses with an exception holds up every later change
 *     of the collection, since leaving one out would be a gap: it has to cope with whatever the validator lets in
 */
public record PublishedCollection<T extends EventData>(
        String collection,
        Topic<T> topic,
        Set<String> leftOut,
        Function<Document, ? extends Event<? extends T>> event) {

    public PublishedCollection {
        leftOut = Set.copyOf(leftOut);
        if (!topic.compacted()) {
            throw new IllegalArgumentException(topic.name() + " must be compacted to carry the state of " + collection);
        }
    }
}

package dev.ringway.starter.outbox;

import org.bson.Document;
import org.bson.types.ObjectId;

/** What has become of one document. */
sealed interface Change {

    Object id();

    /** The document as it is now, without the fields left out. */
    record Stored(Object id, Document document) implements Change {}

    record Deleted(Object id) implements Change {}

    /** The Kafka key of a document. */
    static String key(Object id) {
        return id instanceof ObjectId objectId ? objectId.toHexString() : id.toString();
    }
}

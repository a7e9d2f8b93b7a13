package dev.ringway.starter.outbox;

import java.time.Instant;
import org.bson.Document;

/**
 * What a service leaves behind when it deletes a document: should the change stream's position ever be lost, this is how
 * the deletion is still told.
 */
public final class Deletions {

    public static final String COLLECTION = "deletions";

    private Deletions() {}

    /** To be saved (insert or replace) into {@link #COLLECTION} in the same transaction as the deletion. */
    public static Document of(String collection, Object id, Instant deletedAt) {
        return new Document("_id", collection + ":" + Change.key(id))
                .append("collection", collection)
                .append("documentId", id)
                .append("deletedAt", deletedAt);
    }

    /**
     * Of a document whose id may come back: whoever keeps the highest version must not take the new one for an older one.
     *
     * @param version that it had last
     */
    public static Document of(String collection, Object id, long version, Instant deletedAt) {
        return of(collection, id, deletedAt).append("version", version);
    }
}

package dev.ringway.starter.outbox;

import java.util.Optional;
import org.bson.BsonTimestamp;
import org.bson.Document;

/** How far a collection has been published. */
sealed interface Position {

    /** A place in the change stream, from which on it can be read. */
    sealed interface InStream extends Position {}

    record After(Document token) implements InStream {}

    record At(BsonTimestamp time) implements InStream {}

    /**
     * In the middle of publishing every document.
     *
     * @param from where the stream has to be read on from after that
     * @param last the id up to which the documents were published
     */
    record Republishing(BsonTimestamp from, Optional<Object> last) implements Position {}
}

package dev.ringway.starter.outbox;

import org.bson.BsonTimestamp;
import org.bson.Document;

/** A place in a change stream from which on it can be read. */
sealed interface Position {

    record After(Document token) implements Position {}

    record At(BsonTimestamp time) implements Position {}
}

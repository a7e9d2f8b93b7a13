package dev.ringway.starter.outbox;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;

/** The database that a collection is published from. */
record Source(MongoClient client, MongoDatabase database) {

    ChangeStream stream(PublishedCollection<?> published, Position.InStream from, OutboxSettings settings) {
        return new ChangeStream(client, database, published, from, settings);
    }

    Republication republication(PublishedCollection<?> published, OutboxSettings settings) {
        return new Republication(client, database, published, settings.batchSize());
    }
}

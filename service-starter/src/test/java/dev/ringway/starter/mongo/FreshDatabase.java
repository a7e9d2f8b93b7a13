package dev.ringway.starter.mongo;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.local.server.LocalServers;
import java.util.UUID;

/** A database that nobody used before, on the tests' real MongoDB. */
public final class FreshDatabase implements AutoCloseable {

    private final MongoClient client = MongoClients.create(LocalServers.mongodbUri());
    private final MongoDatabase database =
            client.getDatabase("test_" + UUID.randomUUID().toString().substring(0, 8));

    public MongoClient client() {
        return client;
    }

    public MongoDatabase database() {
        return database;
    }

    @Override
    public void close() {
        client.close();
    }
}

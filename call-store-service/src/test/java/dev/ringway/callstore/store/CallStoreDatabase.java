package dev.ringway.callstore.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.CollectionBootstrap;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A database of its own on a real MongoDB, with the service's collections. */
public final class CallStoreDatabase implements AutoCloseable {

    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(LocalServers.mongodbUri()))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .build());
    private final MongoDatabase database = client.getDatabase("call_store_" + UUID.randomUUID());

    public CallStoreDatabase() {
        new CollectionBootstrap(database, List.of(CollectionBootstrap.SERVICE_FOLDER), new StandardEnvironment())
                .applyAndDescribe();
    }

    public MongoDatabase database() {
        return database;
    }

    public List<Document> all(String collection) {
        return Flux.from(database.getCollection(collection).find().sort(new Document("_id", 1)))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    public void empty() {
        for (String collection :
                List.of("calls", "callEvents", "recordings", "pendingFacts", "linkFacts", "conversationErasures")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    @Override
    public void close() {
        try {
            Mono.from(database.drop()).block();
        } finally {
            client.close();
        }
    }
}

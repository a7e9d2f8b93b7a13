package dev.ringway.acceptance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;

/** The attempts as campaign-service has written them down; no endpoint lists them. */
final class DialAttempts implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    DialAttempts(String mongodb) {
        client = MongoClients.create(mongodb);
        database = client.getDatabase("campaigns");
    }

    MongoDatabase database() {
        return database;
    }

    List<Document> all() {
        return database.getCollection("dialAttempts").find().into(new ArrayList<>());
    }

    /** Those that hold a place. */
    long live() {
        return database.getCollection("dialAttempts").countDocuments(new Document("live", true));
    }

    long waiting(String campaign) {
        return database.getCollection("campaignContacts")
                .countDocuments(new Document("campaignId", new ObjectId(campaign))
                        .append("status", new Document("$in", List.of("pending", "retry-wait"))));
    }

    @Override
    public void close() {
        client.close();
    }
}

package dev.ringway.campaign.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.CollectionBootstrap;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Mono;

/** A database of its own on a real MongoDB, with the service's collections. */
public final class CampaignsDatabase implements AutoCloseable {

    static final ContactLimits LIMITS = new ContactLimits(3, 3);

    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(LocalServers.mongodbUri()))
            .build());
    private final MongoDatabase database = client.getDatabase("campaigns_" + UUID.randomUUID());

    public CampaignsDatabase() {
        new CollectionBootstrap(database, List.of(CollectionBootstrap.SERVICE_FOLDER), new StandardEnvironment())
                .applyAndDescribe();
    }

    public MongoClient client() {
        return client;
    }

    public MongoDatabase database() {
        return database;
    }

    public ContactRepository contacts(Transactions transactions, Clock clock) {
        return contacts(database, transactions, clock);
    }

    static ContactRepository contacts(MongoDatabase database, Transactions transactions, Clock clock) {
        return new ContactRepository(
                database, transactions, new ContactRemoval(database), new SuppressionWrites(database), LIMITS, clock);
    }

    MemberMerging memberMerging(Clock clock) {
        CampaignCounters counters = new CampaignCounters(database, clock);
        return new MemberMerging(
                database, new CampaignAdmission(database, counters), new MemberWrites(database, counters), LIMITS);
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

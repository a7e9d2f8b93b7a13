package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.expr;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which campaigns an instance drives, by the leases that drivers hold; told by the database's clock. Blocks. */
@Component
public class DriverLeases {

    private static final String PREFIX = "campaign:";

    private final MongoCollection<Document> leases;

    public DriverLeases(MongoDatabase database) {
        this.leases = database.getCollection("leases");
    }

    /** What the lease of a campaign's driver is named. */
    public static String name(String campaignId) {
        return PREFIX + campaignId;
    }

    public boolean isDriven(String campaignId) {
        return Mono.from(leases.find(and(eq(name(campaignId)), expr(Document.parse("{$gt: ['$until', '$$NOW']}"))))
                        .first())
                .blockOptional()
                .isPresent();
    }
}

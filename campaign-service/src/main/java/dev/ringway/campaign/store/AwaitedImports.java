package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.imports.ImportState;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Imports that may still bring contacts into a campaign that has begun. Few are not over, so few are looked at. Blocks. */
@Component
public class AwaitedImports {

    private static final Bson NOT_OVER = in("state", ImportState.QUEUED.text(), ImportState.RUNNING.text());

    private final MongoCollection<Document> imports;

    public AwaitedImports(MongoDatabase database) {
        this.imports = database.getCollection("contactImports");
    }

    /** Whether there is one. */
    public boolean areAwaited(String campaignId) {
        return isThere(imports.find(into(campaignId)));
    }

    /** The same as this transaction sees it. */
    boolean areAwaited(ClientSession session, String campaignId) {
        return isThere(imports.find(session, into(campaignId)));
    }

    private static Bson into(String campaignId) {
        return and(
                NOT_OVER,
                eq("options.campaignId", new ObjectId(campaignId)),
                eq("options.dryRun", false),
                ne("onlyDraft", true));
    }

    private static boolean isThere(FindPublisher<Document> found) {
        return Mono.from(found.projection(Projections.include("_id")).limit(1))
                .blockOptional()
                .isPresent();
    }
}

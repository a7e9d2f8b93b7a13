package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStats;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what the dialer makes of a contact in a campaign, together with the campaign's figures. Blocks. */
@Component
class MemberWrites {

    private final MongoCollection<Document> members;
    private final CampaignCounters counters;

    MemberWrites(MongoDatabase database, CampaignCounters counters) {
        this.members = database.getCollection("campaignContacts");
        this.counters = counters;
    }

    /** Who is at it, and until when. */
    record Lease(String owner, Instant until) {}

    Optional<CampaignContact> find(ClientSession session, String memberId) {
        return Mono.from(members.find(session, eq(memberId)))
                .map(CampaignContactDocument::read)
                .blockOptional();
    }

    /**
     * Both or neither, if the contact is still in the version before.
     *
     * @param lease of one that is being called; else there is none
     */
    boolean write(ClientSession session, CampaignContact before, CampaignContact after, Optional<Lease> lease) {
        return write(session, before, after, Updates.combine(change(after), change(lease)));
    }

    /** The same, and whoever is at it stays at it. */
    boolean writeUnderLease(ClientSession session, CampaignContact before, CampaignContact after) {
        return write(session, before, after, change(after));
    }

    private boolean write(ClientSession session, CampaignContact before, CampaignContact after, Bson change) {
        boolean written =
                Mono.from(members.updateOne(session, and(eq(before.id()), eq("version", before.version())), change))
                                .blockOptional()
                                .orElseThrow()
                                .getMatchedCount()
                        == 1;
        if (written) {
            counters.add(session, before.campaignId(), CampaignStats.delta(Optional.of(before), Optional.of(after)));
        }
        return written;
    }

    private static Bson change(Optional<Lease> lease) {
        return lease.map(
                        held -> Updates.set("lease", new Document("owner", held.owner()).append("until", held.until())))
                .orElseGet(() -> Updates.unset("lease"));
    }

    private static Bson change(CampaignContact next) {
        Document whole = CampaignContactDocument.write(next);
        return Updates.combine(
                Updates.set("status", next.status().text()),
                Updates.set("attempts", next.attempts()),
                Updates.set("answered", next.answered()),
                Updates.set("callTime", next.callTime()),
                Updates.set("spend", new Decimal128(next.spend())),
                Updates.set("callResults", whole.get("callResults")),
                setOrUnset(whole, "lastAttempt"),
                setOrUnset(whole, "nextAttempt"),
                setOrUnset(whole, "notBefore"),
                setOrUnset(whole, "outcome"),
                setOrUnset(whole, "lastDecision"),
                Updates.set("updatedAt", next.updatedAt()),
                Updates.set("version", next.version()));
    }

    private static Bson setOrUnset(Document whole, String field) {
        return whole.containsKey(field) ? Updates.set(field, whole.get(field)) : Updates.unset(field);
    }
}

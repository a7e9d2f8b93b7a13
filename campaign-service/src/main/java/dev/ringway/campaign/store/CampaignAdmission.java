package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.campaign.MembershipRule.Past;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.starter.outbox.Deletions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets contacts into a campaign, and into its figures, in the transaction of whoever brings them. Blocks. */
@Component
public class CampaignAdmission {

    private static final Bson OPEN = and(
            exists("archivedAt", false), nin("status", CampaignStatus.COMPLETED.text(), CampaignStatus.STOPPED.text()));

    private final MongoCollection<Document> members;
    private final MongoCollection<Document> campaigns;
    private final MongoCollection<Document> deletions;
    private final DialAttempts attempts;
    private final CampaignCounters counters;

    public CampaignAdmission(MongoDatabase database, CampaignCounters counters) {
        this.members = database.getCollection("campaignContacts");
        this.campaigns = database.getCollection("campaigns");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.attempts = new DialAttempts(database);
        this.counters = counters;
    }

    /**
     * Whether contacts may still come into it and go out of it.
     *
     * @param onlyDraft as far as somebody is concerned who may change nothing but drafts
     */
    boolean isOpen(ClientSession session, String campaignId, boolean onlyDraft) {
        return is(session, campaignId, onlyDraft ? and(OPEN, eq("status", CampaignStatus.DRAFT.text())) : OPEN);
    }

    /** Those of them into which they may. */
    List<ObjectId> open(ClientSession session, List<ObjectId> campaignIds) {
        return campaignIds.isEmpty()
                ? List.of()
                : Flux.from(campaigns
                                .find(session, and(in("_id", campaignIds), OPEN))
                                .projection(Projections.include("_id")))
                        .map(campaign -> campaign.getObjectId("_id"))
                        .collectList()
                        .blockOptional()
                        .orElseThrow();
    }

    /** The same; if so, nobody completes it before this transaction is over, and then not without seeing what it wrote. */
    boolean keepOpen(ClientSession session, String campaignId) {
        counters.lock(session, campaignId);
        return isOpen(session, campaignId, false);
    }

    private boolean is(ClientSession session, String campaignId, Bson state) {
        return Mono.from(campaigns
                        .find(session, and(eq(new ObjectId(campaignId)), state))
                        .projection(Projections.include("_id")))
                .blockOptional()
                .isPresent();
    }

    /** Those of the contacts that are not in it, as they would come in. Whoever was deleted and added again is not called twice. */
    List<CampaignContact> newcomers(ClientSession session, String campaignId, List<Contact> contacts, Instant now) {
        Map<String, Contact> byId = new LinkedHashMap<>();
        contacts.forEach(contact -> byId.put(campaignId + ":" + contact.id(), contact));
        Set<String> present = Flux.from(
                        members.find(session, in("_id", byId.keySet())).projection(Projections.include("_id")))
                .map(member -> member.getString("_id"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
        List<String> absent =
                byId.keySet().stream().filter(id -> !present.contains(id)).toList();
        if (absent.isEmpty()) {
            return List.of();
        }
        Map<String, Long> versions = lastVersions(session, absent);
        Set<String> called = attempts.calledBy(
                session,
                campaignId,
                absent.stream().map(id -> number(byId.get(id))).toList());
        return absent.stream()
                .map(id -> MembershipRule.added(
                        campaignId,
                        byId.get(id),
                        new Past(versions.getOrDefault(id, 0L), called.contains(number(byId.get(id)))),
                        now))
                .toList();
    }

    private static String number(Contact contact) {
        return contact.fields().phoneNumber();
    }

    /** Of those that were in it and were taken out. */
    private Map<String, Long> lastVersions(ClientSession session, List<String> ids) {
        List<String> records = ids.stream()
                .map(id -> Deletions.of("campaignContacts", id, Instant.EPOCH).getString("_id"))
                .toList();
        return Flux.from(deletions.find(session, and(in("_id", records), exists("version"))))
                .collectMap(record -> record.getString("documentId"), record -> record.getLong("version"))
                .blockOptional()
                .orElseThrow();
    }

    void admit(ClientSession session, String campaignId, List<CampaignContact> newcomers) {
        if (!newcomers.isEmpty()) {
            Mono.from(members.insertMany(
                            session,
                            newcomers.stream()
                                    .map(CampaignContactDocument::write)
                                    .toList()))
                    .block();
            counters.add(session, campaignId, sum(newcomers));
        }
    }

    static CampaignStats sum(List<CampaignContact> these) {
        return these.stream().map(CampaignStats::of).reduce(CampaignStats.NONE, CampaignStats::plus);
    }
}

package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MembershipCounts;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.outbox.Deletions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes contacts into campaigns and out of them, a batch and what it makes of the figures in one transaction. Done again, it
 * changes nothing more. Blocks.
 */
@Component
public class CampaignContacts {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> members;
    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> deletions;
    private final CampaignAdmission admission;
    private final CampaignCounters counters;
    private final Transactions transactions;
    private final Clock clock;

    public CampaignContacts(
            MongoDatabase database,
            CampaignAdmission admission,
            CampaignCounters counters,
            Transactions transactions,
            Clock clock) {
        this.members = database.getCollection("campaignContacts");
        this.contacts = database.getCollection("contacts");
        this.deletions = database.getCollection(Deletions.COLLECTION);
        this.admission = admission;
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Those of the contacts that are not in it yet come in; ids that are no contacts do not count.
     *
     * @param onlyDraft for who may change nothing but drafts
     * @return empty where the campaign takes nobody any more
     */
    public Optional<MembershipCounts> add(String campaignId, List<String> contactIds, boolean onlyDraft) {
        return transactions.run(session -> admission.isOpen(session, campaignId, onlyDraft)
                ? Optional.of(add(session, campaignId, contactIds))
                : Optional.empty());
    }

    /**
     * Those of the contacts that were never called go out of it.
     *
     * @param onlyDraft for who may change nothing but drafts
     * @return empty where the campaign lets nobody go any more
     */
    public Optional<MembershipCounts> remove(String campaignId, List<String> contactIds, boolean onlyDraft) {
        return transactions.run(session -> admission.isOpen(session, campaignId, onlyDraft)
                ? Optional.of(remove(session, campaignId, contactIds))
                : Optional.empty());
    }

    private MembershipCounts add(ClientSession session, String campaignId, List<String> contactIds) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Contact> found = Flux.from(contacts.find(
                        session,
                        in("_id", contactIds.stream().map(ObjectId::new).toList())))
                .map(ContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
        List<CampaignContact> added = admission.newcomers(session, campaignId, found, now);
        admission.admit(session, campaignId, added);
        long suppressed = added.stream()
                .filter(member -> member.status() == ContactState.SUPPRESSED)
                .count();
        return new MembershipCounts(found.size(), added.size(), suppressed, 0);
    }

    private MembershipCounts remove(ClientSession session, String campaignId, List<String> contactIds) {
        Instant now = clock.instant();
        List<CampaignContact> found = Flux.from(members.find(session, these(campaignId, contactIds)))
                .map(CampaignContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
        List<CampaignContact> gone =
                found.stream().filter(CampaignContact::isUntouched).toList();
        if (!gone.isEmpty()) {
            List<String> ids = gone.stream().map(CampaignContact::id).toList();
            Mono.from(members.deleteMany(session, in("_id", ids))).block();
            Mono.from(deletions.bulkWrite(
                            session,
                            gone.stream()
                                    .map(member -> Deletions.of("campaignContacts", member.id(), member.version(), now))
                                    .map(record -> new ReplaceOneModel<>(eq(record.get("_id")), record, UPSERT))
                                    .toList(),
                            new BulkWriteOptions().ordered(false)))
                    .block();
            counters.add(session, campaignId, CampaignStats.NONE.minus(CampaignAdmission.sum(gone)));
        }
        return new MembershipCounts(found.size(), gone.size(), 0, found.size() - gone.size());
    }

    private static Bson these(String campaignId, List<String> contactIds) {
        return in("_id", contactIds.stream().map(id -> campaignId + ":" + id).toList());
    }
}

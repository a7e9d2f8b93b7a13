package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings what campaigns keep of contacts in line with the contacts as they are now, whatever has become of those. It looks at
 * both within one transaction, so it may be done at any time, again and late. Blocks.
 */
@Component
public class CampaignContactRefresh {

    private static final int TOGETHER = 50;

    private final MongoCollection<Document> members;
    private final MongoCollection<Document> contacts;
    private final DialAttempts attempts;
    private final CampaignCounters counters;
    private final Transactions transactions;
    private final Clock clock;

    public CampaignContactRefresh(
            MongoDatabase database, CampaignCounters counters, Transactions transactions, Clock clock) {
        this.members = database.getCollection("campaignContacts");
        this.contacts = database.getCollection("contacts");
        this.attempts = new DialAttempts(database);
        this.counters = counters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param contactIds those of them that are in no campaign cost next to nothing */
    public void refresh(Collection<String> contactIds) {
        List<ObjectId> ids =
                inCampaigns(contactIds.stream().distinct().map(ObjectId::new).toList());
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<ObjectId> these = ids.subList(from, Math.min(from + TOGETHER, ids.size()));
            transactions.run(session -> refresh(session, these));
        }
    }

    /** @param phoneNumbers E.164, whose place on lists has changed */
    public void refreshNumbers(Collection<String> phoneNumbers) {
        refresh(Flux.from(contacts.find(in("phoneNumber", phoneNumbers)).projection(Projections.include("_id")))
                .map(contact -> contact.getObjectId("_id").toHexString())
                .collectList()
                .blockOptional()
                .orElseThrow());
    }

    private List<ObjectId> inCampaigns(List<ObjectId> ids) {
        return Flux.from(members.distinct("contactId", in("contactId", ids), ObjectId.class))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private int refresh(ClientSession session, List<ObjectId> ids) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Contact> known = Flux.from(contacts.find(session, in("_id", ids)))
                .map(ContactDocument::read)
                .collectMap(Contact::id)
                .blockOptional()
                .orElseThrow();
        List<CampaignContact> before = Flux.from(members.find(session, in("contactId", ids)))
                .map(CampaignContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
        List<WriteModel<Document>> writes = new ArrayList<>();
        Map<String, CampaignStats> deltas = new HashMap<>();
        for (CampaignContact member : before) {
            Optional<Contact> contact = Optional.ofNullable(known.get(member.contactId()));
            MembershipRule.after(member, contact, isNumberCalled(session, member, contact), now)
                    .ifPresent(next -> {
                        writes.add(new UpdateOneModel<>(eq(member.id()), change(next)));
                        deltas.merge(
                                member.campaignId(),
                                CampaignStats.delta(Optional.of(member), Optional.of(next)),
                                CampaignStats::plus);
                    });
        }
        if (!writes.isEmpty()) {
            Mono.from(members.bulkWrite(session, writes)).block();
            deltas.forEach((campaign, delta) -> counters.add(session, campaign, delta));
        }
        return writes.size();
    }

    /** Asked only where the number is another one than the campaign knew: few contacts are ever corrected. */
    private boolean isNumberCalled(ClientSession session, CampaignContact member, Optional<Contact> contact) {
        return contact.map(one -> one.fields().phoneNumber())
                .filter(number -> member.status().isWaiting()
                        && !number.equals(member.contact().phoneNumber()))
                .filter(number -> attempts.isCalledAsAnother(session, member.campaignId(), member.contactId(), number))
                .isPresent();
    }

    /** Field by field: the lease of a call under way stays. */
    private static Bson change(CampaignContact next) {
        return Updates.combine(
                Updates.set("phoneNumber", next.contact().phoneNumber()),
                set("contactName", next.contact().name()),
                set("timeZone", next.contact().timeZone()),
                Updates.set("priority", next.contact().priority()),
                Updates.set("status", next.status().text()),
                set("nextAttempt", next.nextAttempt()),
                set("lastDecision", next.lastDecision().map(CampaignContactDocument::write)),
                Updates.set("updatedAt", next.updatedAt()),
                Updates.set("version", next.version()));
    }

    private static Bson set(String field, Optional<?> value) {
        return value.map(known -> Updates.set(field, known)).orElseGet(() -> Updates.unset(field));
    }
}

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
import dev.ringway.campaign.contact.Contact;
import java.time.Instant;
import java.util.List;
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
    private final CampaignCounters counters;

    public CampaignAdmission(MongoDatabase database, CampaignCounters counters) {
        this.members = database.getCollection("campaignContacts");
        this.campaigns = database.getCollection("campaigns");
        this.counters = counters;
    }

    /** Whether contacts may still come into it and go out of it. */
    boolean isOpen(ClientSession session, String campaignId) {
        return is(session, campaignId, OPEN);
    }

    /** Whether they may as far as those are concerned who may change nothing but drafts. */
    boolean isDraft(ClientSession session, String campaignId) {
        return is(session, campaignId, and(OPEN, eq("status", CampaignStatus.DRAFT.text())));
    }

    private boolean is(ClientSession session, String campaignId, Bson state) {
        return Mono.from(campaigns
                        .find(session, and(eq(new ObjectId(campaignId)), state))
                        .projection(Projections.include("_id")))
                .blockOptional()
                .isPresent();
    }

    /** Those of the contacts that are not in it, as they would come in. */
    List<CampaignContact> newcomers(ClientSession session, String campaignId, List<Contact> contacts, Instant now) {
        List<CampaignContact> all = contacts.stream()
                .map(contact -> MembershipRule.added(campaignId, contact, now))
                .toList();
        Set<String> present = Flux.from(members.find(
                                session,
                                in("_id", all.stream().map(CampaignContact::id).toList()))
                        .projection(Projections.include("_id")))
                .map(member -> member.getString("_id"))
                .collect(Collectors.toSet())
                .blockOptional()
                .orElseThrow();
        return all.stream().filter(member -> !present.contains(member.id())).toList();
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

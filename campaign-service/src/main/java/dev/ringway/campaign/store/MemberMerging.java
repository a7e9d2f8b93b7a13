package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.MembershipMerge;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.contact.Contact;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Writes what campaigns make of contacts that become one, and of their figures, in the transaction of the merge. Whoever is
 * about to call one of them writes the same document, so that one of the two is done anew. Blocks.
 */
@Component
public class MemberMerging {

    private final MongoCollection<Document> members;
    private final CampaignAdmission admission;
    private final MemberWrites writes;
    private final ContactLimits limits;

    MemberMerging(MongoDatabase database, CampaignAdmission admission, MemberWrites writes, ContactLimits limits) {
        this.members = database.getCollection("campaignContacts");
        this.admission = admission;
        this.writes = writes;
        this.limits = limits;
    }

    /** What became of it; unless it is done, nothing is written. */
    enum Outcome {
        DONE,
        /** One of them is being called; it can be done when that is over. */
        IN_CALL,
        /** In more campaigns than one transaction is to change. */
        TOO_MANY_CAMPAIGNS
    }

    /**
     * Campaigns that are over stay as they are: nobody is called for them any more.
     *
     * @param target as it is after the merge
     */
    Outcome merge(ClientSession session, Contact target, List<ObjectId> others, Instant now) {
        List<ObjectId> open = admission.open(session, campaigns(session, others));
        if (open.isEmpty()) {
            return Outcome.DONE;
        }
        if (open.size() > limits.mergeCampaigns()) {
            return Outcome.TOO_MANY_CAMPAIGNS;
        }
        Map<String, Collection<CampaignContact>> found = find(session, others, open);
        Map<String, Collection<CampaignContact>> own = find(session, List.of(new ObjectId(target.id())), open);
        Map<String, MembershipMerge> merges = new HashMap<>();
        found.forEach((campaign, those) -> merges.put(
                campaign,
                new MembershipMerge(
                        own.getOrDefault(campaign, List.of()).stream().findFirst(), List.copyOf(those))));
        if (merges.values().stream().anyMatch(MembershipMerge::isTooEarly)) {
            return Outcome.IN_CALL;
        }
        merges.forEach((campaign, merge) -> write(session, campaign, merge, target, now));
        return Outcome.DONE;
    }

    private void write(ClientSession session, String campaign, MembershipMerge merge, Contact target, Instant now) {
        merge.target().ifPresent(is -> writeIfChanged(session, is, merge.merged(is, now)));
        if (merge.bringsTarget()) {
            List<CampaignContact> comes = admission.newcomers(session, campaign, List.of(target), now).stream()
                    .map(is -> merge.merged(is, now))
                    .toList();
            admission.admit(session, campaign, comes);
        }
        for (CampaignContact other : merge.others()) {
            MembershipRule.after(other, Optional.empty(), false, now)
                    .ifPresent(next -> writeIfChanged(session, other, next));
        }
    }

    private void writeIfChanged(ClientSession session, CampaignContact before, CampaignContact after) {
        if (after.version() != before.version() && !writes.writeUnderLease(session, before, after)) {
            throw new IllegalStateException("a contact changed within the transaction that read it");
        }
    }

    /** Reads an index only. */
    private List<ObjectId> campaigns(ClientSession session, List<ObjectId> contacts) {
        return Flux.from(members.distinct(session, "campaignId", in("contactId", contacts), ObjectId.class))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Map<String, Collection<CampaignContact>> find(
            ClientSession session, List<ObjectId> contacts, List<ObjectId> campaigns) {
        return Flux.from(members.find(session, and(in("contactId", contacts), in("campaignId", campaigns))))
                .map(CampaignContactDocument::read)
                .collectMultimap(CampaignContact::campaignId)
                .blockOptional()
                .orElseThrow();
    }
}

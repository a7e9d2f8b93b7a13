package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.expr;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Standings;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The contacts of a campaign that are to be called by now, the most important first. Blocks. */
@Component
public class DueContacts {

    private static final List<String> WAITING = List.of(ContactState.PENDING.text(), ContactState.RETRY_WAIT.text());

    /** A batch is some milliseconds of the database's time. */
    private static final int TOGETHER = 1_000;

    /** Since when the attempts of a contact allow the next one, as {@link CampaignContact#due} tells. */
    private static final Document DUE = new Document("$ifNull", List.of("$notBefore", "$createdAt"));

    private final MongoCollection<Document> members;
    private final MemberWrites writes;
    private final Transactions transactions;
    private final Clock clock;

    DueContacts(MongoDatabase database, MemberWrites writes, Transactions transactions, Clock clock) {
        this.members = database.getCollection("campaignContacts");
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<CampaignContact> next(String campaignId, int limit) {
        return Flux.from(find(campaignId, clock.instant(), limit))
                .map(CampaignContactDocument::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    FindPublisher<Document> find(String campaignId, Instant now, int limit) {
        return members.find(
                        and(eq("campaignId", new ObjectId(campaignId)), in("status", WAITING), lte("nextAttempt", now)))
                .sort(Sorts.orderBy(Sorts.descending("priority"), Sorts.ascending("nextAttempt")))
                .limit(limit);
    }

    /**
     * Has some more of those looked at now that wait for what somebody took to be of use: an opening, the next day's money, the
     * end of a suppression. Whom the delay after an attempt holds back stays so. Done again, it changes nothing more.
     *
     * @param after the id of the last one that was seen to
     * @return the id of the last one that is now; empty where nobody is left
     */
    public Optional<String> lookAgain(String campaignId, Optional<String> after) {
        List<String> ids = Flux.from(waiting(campaignId, after, TOGETHER))
                .map(member -> member.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Mono.from(members.updateMany(
                        and(
                                in("_id", ids),
                                in("status", WAITING),
                                gt("nextAttempt", now),
                                or(eq("status", ContactState.PENDING.text()), exists("notBefore")),
                                expr(new Document("$gt", List.of("$nextAttempt", DUE)))),
                        List.of(new Document(
                                "$set",
                                new Document("nextAttempt", DUE)
                                        .append("updatedAt", now)
                                        .append("version", new Document("$add", List.of("$version", 1L)))))))
                .block();
        return Optional.of(ids.getLast());
    }

    /** Ids alone, by an index that holds them; by itself MongoDB may walk all contacts in the order of their ids instead. */
    FindPublisher<Document> waiting(String campaignId, Optional<String> after, int limit) {
        return members.find(and(
                        eq("campaignId", new ObjectId(campaignId)),
                        in("status", WAITING),
                        gt("_id", after.orElse(campaignId))))
                .hintString("campaignId_1_status_1__id_1")
                .projection(include("_id"))
                .sort(Sorts.ascending("_id"))
                .limit(limit);
    }

    /** Why these are not called; who was changed meanwhile is looked at again. */
    public void refused(Map<CampaignContact, Decision.No> refused, Looks looks) {
        if (refused.isEmpty()) {
            return;
        }
        transactions.run(session -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            refused.forEach((member, no) -> writes.write(
                    session,
                    member,
                    member.with(Standings.refused(member, no, now, looks), member.calls(), now),
                    Optional.empty()));
            return refused.size();
        });
    }
}

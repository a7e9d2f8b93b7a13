package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.Standings;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.dial.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The contacts of a campaign that are to be called by now, the most important first. Blocks. */
@Component
public class DueContacts {

    private static final List<String> WAITING = List.of(ContactState.PENDING.text(), ContactState.RETRY_WAIT.text());

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

    /** Why these are not called; who was changed meanwhile is looked at again. */
    public void refused(Map<CampaignContact, Decision.No> refused, Duration pause) {
        if (refused.isEmpty()) {
            return;
        }
        transactions.run(session -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            refused.forEach((member, no) -> writes.write(
                    session,
                    member,
                    member.with(Standings.refused(member, no, now, pause), member.calls(), now),
                    Optional.empty()));
            return refused.size();
        });
    }
}

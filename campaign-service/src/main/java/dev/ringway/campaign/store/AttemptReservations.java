package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Purpose;
import dev.ringway.campaign.attempt.Spending;
import dev.ringway.campaign.attempt.Standings;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.DialDecision;
import dev.ringway.starter.mongo.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes attempts down before anybody is asked for a call. All reservations of an account come one after the other, by a
 * document that each of them writes first, so that of two at a time one finds out before it has done any work, and begins
 * anew: what one of them counts (calls at one time, calls to a number, from a caller id, money) no other changes before it is
 * done, whatever instance it runs on. Places are the attempts themselves that are not over, so none can leak. Blocks.
 */
@Component
public class AttemptReservations {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoCollection<Document> guards;
    private final Situations situations;
    private final DialAttempts attempts;
    private final MemberWrites members;
    private final CampaignSpend spend;
    private final DialDecision decision;
    private final Transactions transactions;
    private final Clock clock;
    private final ReentrantLock here = new ReentrantLock(true);

    AttemptReservations(
            MongoDatabase database,
            Situations situations,
            DialAttempts attempts,
            MemberWrites members,
            CampaignSpend spend,
            DialDecision decision,
            Transactions transactions,
            Clock clock) {
        this.guards = database.getCollection("dialGuards");
        this.situations = situations;
        this.attempts = attempts;
        this.members = members;
        this.spend = spend;
        this.decision = decision;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * How it is reserved.
     *
     * @param concurrentCalls of the account at one time
     * @param lease how long the owner may take to ask the provider
     * @param looks when a contact is looked at again that is not called now
     */
    public record Terms(String accountSid, int concurrentCalls, String owner, Duration lease, Looks looks) {}

    /** What came of a wish to call. */
    public sealed interface Reservation {

        /** The call may be asked for, after one more look. */
        record Reserved(DialAttempt attempt) implements Reservation {}

        /** The same request has led to it before; nobody is to be called for it again. */
        record Known(DialAttempt attempt) implements Reservation {}

        /** Not now, or never; that is on the contact's record. */
        record Refused(Decision.No why) implements Reservation {}

        /** As many calls as may be at one time. */
        record NoPlace() implements Reservation {}

        /** Somebody else has it, or it is no more. */
        record Gone() implements Reservation {}
    }

    /** One at a time on this instance; against others the guard decides. */
    public Reservation reserve(Target target, Terms terms) {
        here.lock();
        try {
            return transactions.run(session -> reserve(session, target, terms));
        } finally {
            here.unlock();
        }
    }

    private Reservation reserve(ClientSession session, Target target, Terms terms) {
        Instant now = now();
        guard(session, terms.accountSid(), now);
        Optional<DialAttempt> known = known(session, target);
        if (known.isPresent()) {
            return new Reservation.Known(known.get());
        }
        Optional<Situation> situation = situations
                .of(session, target, Optional.empty(), now)
                .filter(found -> found.member()
                        .map(member -> member.status().isWaiting())
                        .orElse(true));
        if (situation.isEmpty()) {
            return new Reservation.Gone();
        }
        if (!hasPlace(session, situation.get(), terms)) {
            return new Reservation.NoPlace();
        }
        return reserve(session, situation.get(), terms, now);
    }

    private Reservation reserve(ClientSession session, Situation found, Terms terms, Instant now) {
        Decision decided = decision.decide(found.contact(), found.campaign(), now, found.counters());
        return switch (decided) {
            case Decision.No no -> {
                found.member()
                        .ifPresent(member -> write(
                                session,
                                member,
                                member.with(Standings.refused(member, no, now, terms.looks()), member.calls(), now),
                                Optional.empty()));
                yield new Reservation.Refused(no);
            }
            case Decision.Dial(String callerId, Optional<BigDecimal> reservation, Instant _) -> {
                Instant until = now.plus(terms.lease());
                DialAttempt attempt = DialAttempt.reserved(
                        "att_" + new ObjectId().toHexString(),
                        purpose(session, found),
                        found.order(terms.accountSid(), callerId),
                        Spending.reserving(found.day(now), reservation.orElse(BigDecimal.ZERO)),
                        terms.owner(),
                        now,
                        until);
                attempts.insert(session, attempt);
                attempt.purpose()
                        .campaignId()
                        .ifPresent(id -> spend.change(session, id, Optional.empty(), attempt.spending(), now));
                found.member()
                        .ifPresent(member -> write(
                                session,
                                member,
                                member.with(Standings.reserved(member, now), member.calls(), now),
                                Optional.of(new MemberWrites.Lease(terms.owner(), until))));
                yield new Reservation.Reserved(attempt);
            }
        };
    }

    private Purpose purpose(ClientSession session, Situation found) {
        return found.member()
                .map(member -> found.purpose().inSequence(attempts.nextSequence(session, member)))
                .orElse(found.purpose());
    }

    private Optional<DialAttempt> known(ClientSession session, Target target) {
        return switch (target) {
            case Target.Member _ -> Optional.empty();
            case Target.Single single -> single.request().flatMap(request -> attempts.asked(session, request));
        };
    }

    private void guard(ClientSession session, String accountSid, Instant now) {
        Mono.from(guards.updateOne(
                        session,
                        eq(accountSid),
                        Updates.combine(
                                Updates.setOnInsert("createdAt", now),
                                Updates.set("updatedAt", now),
                                Updates.inc("version", 1L)),
                        UPSERT))
                .block();
    }

    private boolean hasPlace(ClientSession session, Situation situation, Terms terms) {
        return attempts.liveOf(session, "accountSid", terms.accountSid()) < terms.concurrentCalls()
                && situation
                        .purpose()
                        .campaignId()
                        .map(id -> attempts.liveOf(session, "campaignId", new ObjectId(id))
                                < situation.config().maxConcurrentCalls())
                        .orElse(true);
    }

    private void write(
            ClientSession session, CampaignContact before, CampaignContact after, Optional<MemberWrites.Lease> lease) {
        if (!members.write(session, before, after, lease)) {
            throw new IllegalStateException("a contact changed within the transaction that read it");
        }
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

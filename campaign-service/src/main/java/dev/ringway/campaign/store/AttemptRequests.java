package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.DialDecision;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The last look at an attempt, right before its call is asked for: what it was reserved by is decided anew, and that it is
 * asked for is written down before anybody is asked. Blocks.
 */
@Component
public class AttemptRequests {

    private final Situations situations;
    private final DialAttempts attempts;
    private final CampaignSpend spend;
    private final DialDecision decision;
    private final Transactions transactions;
    private final Clock clock;

    AttemptRequests(
            Situations situations,
            DialAttempts attempts,
            CampaignSpend spend,
            DialDecision decision,
            Transactions transactions,
            Clock clock) {
        this.situations = situations;
        this.attempts = attempts;
        this.spend = spend;
        this.decision = decision;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was seen. */
    public sealed interface Request {

        /**
         * Ask for it now.
         *
         * @param decidedAt the moment of which this is true
         */
        record Go(DialAttempt attempt, Instant decidedAt) implements Request {}

        /** Not any more; the attempt is to be withdrawn. */
        record Refused(Decision.No why) implements Request {}

        /** The attempt is somebody else's by now, or would be another call: from another number, recorded or not, … */
        record Lost() implements Request {}
    }

    /** @param lease how long the provider may take to answer */
    public Request request(DialAttempt reserved, Target target, Duration lease) {
        return transactions.run(session -> {
            Instant now = now();
            Look look = look(session, reserved, target, now);
            if (!(look.request() instanceof Request.Go)) {
                return look.request();
            }
            DialAttempt requested = reserved.requested(now, now.plus(lease), look.day());
            if (!attempts.replace(session, requested)) {
                return new Request.Lost();
            }
            requested
                    .purpose()
                    .campaignId()
                    .ifPresent(id ->
                            spend.change(session, id, Optional.of(reserved.spending()), requested.spending(), now));
            return new Request.Go(requested, now);
        });
    }

    /** Looks once more where writing the request down took long; it only reads, and is much faster for it. */
    public Request confirm(DialAttempt requested, Target target) {
        return transactions.asOfOneMoment(session -> {
            Instant now = now(); // before the first read, which is the moment that all the others see
            boolean unchanged = attempts.find(session, requested.id())
                    .filter(stored -> stored.version() == requested.version())
                    .isPresent();
            return unchanged ? look(session, requested, target, now).of(requested) : new Request.Lost();
        });
    }

    /** @param day of the campaign's calendar, for which a call would count that is asked for now */
    private record Look(Request request, LocalDate day) {

        /** What counts for a day is not asked for on the next: its money would be that of a day which is over. */
        Request of(DialAttempt requested) {
            boolean isOfAnother = !day.equals(requested.spending().day())
                    && requested.spending().reserved().signum() != 0;
            return isOfAnother && request instanceof Request.Go ? new Request.Lost() : request;
        }
    }

    private Look look(ClientSession session, DialAttempt attempt, Target target, Instant now) {
        Optional<Situation> situation = situations.of(session, target, Optional.of(attempt), now);
        if (situation.isEmpty()
                || !situation.get().phoneNumber().equals(attempt.order().to())
                || attempt.nextLook().filter(now::isBefore).isEmpty()) {
            return new Look(new Request.Lost(), attempt.spending().day());
        }
        Situation found = situation.get();
        Request request = switch (decision.decide(found.contact(), found.campaign(), now, found.counters())) {
            case Decision.No no -> new Request.Refused(no);
            case Decision.Dial(String callerId, var _, var _) ->
                found.order(attempt.order().accountSid(), callerId).equals(attempt.order())
                        ? new Request.Go(attempt, now)
                        : new Request.Lost();
        };
        return new Look(request, found.day(now));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

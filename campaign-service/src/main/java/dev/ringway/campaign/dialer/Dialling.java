package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.RequestKey;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.pace.CallPace;
import dev.ringway.campaign.pace.PaceSettings;
import dev.ringway.campaign.store.AttemptReservations;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptReservations.Terms;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.starter.shutdown.StopSignal;
import dev.ringway.starter.twilio.TwilioAccounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Calls somebody, if the rules allow it: the attempt is written down, waits for its turn, and then {@link Placing} looks at it
 * once more and asks the provider, once. What crashes in between is settled by {@link AttemptWatch}, never by asking again.
 * Blocks.
 */
@Component
final class Dialling {

    private final AttemptReservations reservations;
    private final AttemptSettlement settlement;
    private final DialAttempts attempts;
    private final CallPace pace;
    private final Turns turns;
    private final PaceSettings rates;
    private final Placing placing;
    private final Terms terms;
    private final DialerSettings settings;
    private final Timer reserving;

    /** For single calls that keep room for a request while they wait for their turns; campaigns have the rest. */
    private final Room waitingSingles;

    Dialling(
            AttemptReservations reservations,
            AttemptSettlement settlement,
            DialAttempts attempts,
            CallPace pace,
            Turns turns,
            PaceSettings rates,
            Placing placing,
            TwilioAccounts accounts,
            DialerInstance instance,
            DialerSettings settings,
            MeterRegistry meters) {
        this.reservations = reservations;
        this.settlement = settlement;
        this.attempts = attempts;
        this.pace = pace;
        this.turns = turns;
        this.rates = rates;
        this.placing = placing;
        this.settings = settings;
        this.waitingSingles = new Room(Math.max(1, settings.requestsUnderWay() / 2));
        this.reserving = Timer.builder("ringway.campaign.dial.reservations")
                .description(
                        "how long it takes to decide on a call and to write its attempt down, or why there is none")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.terms = new Terms(
                accounts.main().accountSid(),
                settings.concurrentCalls(),
                instance.name(),
                settings.reservation().plus(settings.request()),
                settings.looks());
    }

    /** What came of it. */
    sealed interface Outcome {

        /** The provider is being asked, beside the caller. */
        record Asked(DialAttempt attempt) implements Outcome {}

        record Refused(Decision.No why) implements Outcome {}

        /** As many calls as may be at one time. */
        record NoPlace() implements Outcome {}

        /** Its turn did not come in time, or nobody knows when it is. */
        record NoTurn() implements Outcome {}

        /** Somebody else has it, or it is no more. */
        record Gone() implements Outcome {}
    }

    /** What came of a request before. */
    Optional<DialAttempt> known(RequestKey request) {
        return attempts.asked(request);
    }

    /** Writes it down; for a single call {@link #ask} has to follow. */
    Reservation reserve(Target target) {
        return reserving.record(() -> reservations.reserve(target, terms));
    }

    /** @param goOn asked now and then while it waits for its turn */
    Outcome call(Target target, CampaignConfig config, StopSignal stop, BooleanSupplier goOn) {
        if (!placing.enter(Duration.ZERO)) {
            return new Outcome.NoPlace();
        }
        Optional<DialAttempt> begun = Optional.empty();
        try {
            Reservation reservation = reserve(target);
            if (reservation instanceof Reservation.Reserved(DialAttempt attempt)
                    && hasTurn(attempt, scopes(attempt, config), stop, goOn)) {
                begun = Optional.of(attempt);
            }
            return outcome(reservation, begun);
        } finally {
            begun.ifPresentOrElse(attempt -> placing.begin(attempt, target, scopes(attempt, config)), placing::leave);
        }
    }

    private static Outcome outcome(Reservation reservation, Optional<DialAttempt> begun) {
        return switch (reservation) {
            case Reservation.Reserved _ ->
                begun.<Outcome>map(Outcome.Asked::new).orElseGet(Outcome.NoTurn::new);
            case Reservation.Refused(Decision.No why) -> new Outcome.Refused(why);
            case Reservation.NoPlace() -> new Outcome.NoPlace();
            case Reservation.Known _, Reservation.Gone() -> new Outcome.Gone();
        };
    }

    /** Asks for the call of a reserved attempt when its turn comes; else gives it back. */
    void ask(DialAttempt attempt, Target.Single target, StopSignal stop) {
        long end = System.nanoTime() + settings.reservation().toNanos();
        if (!waitingSingles.enter(settings.reservation())) {
            settlement.givenBack(attempt.id(), "too many single calls wait for their turns", placing.pauses());
            return;
        }
        try {
            askWithRoom(attempt, target, Duration.ofNanos(Math.max(0, end - System.nanoTime())), stop);
        } finally {
            waitingSingles.leave();
        }
    }

    private void askWithRoom(DialAttempt attempt, Target.Single target, Duration patience, StopSignal stop) {
        if (!placing.enter(patience)) {
            settlement.givenBack(attempt.id(), "too many requests await their answers", placing.pauses());
            return;
        }
        CallScopes scopes = scopes(attempt, target.rules());
        boolean itsTurn = false;
        try {
            itsTurn = hasTurn(attempt, scopes, stop, () -> true);
        } finally {
            if (itsTurn) {
                placing.begin(attempt, target, scopes);
            } else {
                placing.leave();
            }
        }
    }

    /** Whether a campaign may have one more call at this moment, as far as can be told without holding anybody up. */
    boolean hasPlace(String campaignId, CampaignConfig config) {
        return attempts.liveCount(campaignId) < config.maxConcurrentCalls()
                && attempts.liveCountOfAccount(terms.accountSid()) < terms.concurrentCalls();
    }

    /** How long no call of the campaign can have its turn: until then attempts would be written down in vain. */
    Duration untilTurn(String campaignId, CampaignConfig config) {
        CallScopes scopes = new CallScopes(rates, terms.accountSid(), Optional.of(campaignId), config);
        return pace.untilTurn(scopes.account(), scopes.ofCampaign(), scopes.callerIds())
                .orElse(Turns.REDIS_AWAY);
    }

    /** Waits for its turn; an attempt whose turn does not come in time is given back. */
    private boolean hasTurn(DialAttempt attempt, CallScopes scopes, StopSignal stop, BooleanSupplier goOn) {
        boolean came = turns.come(scopes, attempt.order().from(), settings.reservation(), stop, goOn);
        if (!came) {
            settlement.givenBack(attempt.id(), "its turn did not come", placing.pauses());
        }
        return came;
    }

    private CallScopes scopes(DialAttempt attempt, CampaignConfig config) {
        return new CallScopes(
                rates, attempt.order().accountSid(), attempt.purpose().campaignId(), config);
    }
}

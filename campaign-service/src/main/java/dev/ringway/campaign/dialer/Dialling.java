package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.pace.CallPace;
import dev.ringway.campaign.pace.PaceSettings;
import dev.ringway.campaign.pace.Scope;
import dev.ringway.campaign.pace.Turn;
import dev.ringway.campaign.store.AttemptReservations;
import dev.ringway.campaign.store.AttemptReservations.Request;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptReservations.Terms;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.starter.shutdown.StopSignal;
import dev.ringway.starter.twilio.TwilioAccounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Calls somebody, if the rules allow it: the attempt is written down, waits for its turn, is looked at once more, and then the
 * provider is asked, once. What crashes in between is settled by {@link AttemptWatch}, never by asking again. Blocks.
 */
@Component
final class Dialling {

    private static final Duration REDIS_AWAY = Duration.ofSeconds(1);

    private final AttemptReservations reservations;
    private final AttemptSettlement settlement;
    private final CallPace pace;
    private final PaceSettings rates;
    private final Placing placing;
    private final Terms terms;
    private final DialerSettings settings;
    private final Timer reserving;

    Dialling(
            AttemptReservations reservations,
            AttemptSettlement settlement,
            CallPace pace,
            PaceSettings rates,
            Placing placing,
            TwilioAccounts accounts,
            DialerInstance instance,
            DialerSettings settings,
            MeterRegistry meters) {
        this.reservations = reservations;
        this.settlement = settlement;
        this.pace = pace;
        this.rates = rates;
        this.placing = placing;
        this.settings = settings;
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
                settings.pause());
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

    /** Writes it down; {@link #ask} has to follow. */
    Reservation reserve(Target target) {
        return reserving.record(() -> reservations.reserve(target, terms));
    }

    /** @param goOn asked now and then while it waits for its turn */
    Outcome call(Target target, CampaignConfig config, StopSignal stop, BooleanSupplier goOn) {
        return switch (reserve(target)) {
            case Reservation.Reserved(DialAttempt attempt) -> ask(attempt, target, config, stop, goOn);
            case Reservation.Refused(Decision.No why) -> new Outcome.Refused(why);
            case Reservation.NoPlace() -> new Outcome.NoPlace();
            case Reservation.Known _, Reservation.Gone() -> new Outcome.Gone();
        };
    }

    /** Asks for the call of a reserved attempt when its turn comes. */
    Outcome ask(DialAttempt attempt, Target target, CampaignConfig config, StopSignal stop, BooleanSupplier goOn) {
        if (!hasTurn(attempt, config, stop, goOn)) {
            settlement.givenBack(attempt.id(), "its turn did not come", placing.pauses());
            return new Outcome.NoTurn();
        }
        return switch (reservations.request(attempt, target, settings.request())) {
            case Request.Go(DialAttempt requested) -> {
                placing.begin(requested);
                yield new Outcome.Asked(requested);
            }
            case Request.Refused(Decision.No why) -> {
                settlement.withdrawn(attempt.id(), why, placing.pauses());
                yield new Outcome.Refused(why);
            }
            case Request.Lost() -> {
                settlement.givenBack(attempt.id(), "the contact has changed", placing.pauses());
                yield new Outcome.Gone();
            }
        };
    }

    private boolean hasTurn(DialAttempt attempt, CampaignConfig config, StopSignal stop, BooleanSupplier goOn) {
        Scope account =
                new Scope("account:" + attempt.order().accountSid(), Scope.interval(rates.accountCallsPerSecond()));
        List<Scope> own = new ArrayList<>();
        attempt.purpose()
                .campaignId()
                .ifPresent(id -> own.add(new Scope("campaign:" + id, Scope.interval(config.callsPerSecond()))));
        own.add(new Scope("caller-id:" + attempt.order().from(), Scope.interval(rates.callerIdCallsPerSecond())));
        long end = System.nanoTime() + settings.reservation().toNanos();
        while (!stop.requested() && goOn.getAsBoolean()) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Duration wait = switch (pace.ask(account, own)) {
                case Turn.Granted(Duration delay, var _) -> {
                    if (stop.pause(delay)) {
                        yield left.plusNanos(1);
                    }
                    yield Duration.ZERO.minusNanos(1);
                }
                case Turn.Later(Duration delay) -> delay;
                case Turn.Unknown _ -> REDIS_AWAY;
            };
            if (wait.isNegative()) {
                return true;
            }
            if (wait.compareTo(left) > 0 || stop.pause(wait)) {
                return false;
            }
        }
        return false;
    }
}

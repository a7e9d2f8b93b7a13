package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.intake.CampaignSteering;
import dev.ringway.campaign.pace.CallPace;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.starter.problems.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Asks the provider for calls beside those who decide, and writes down what it answers. */
@Component
final class Placing implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Placing.class);

    /** What lies with the number that was to be called. */
    private static final Set<AttemptOutcome> OF_CONTACT =
            EnumSet.of(AttemptOutcome.UNDIALABLE, AttemptOutcome.UNREACHABLE, AttemptOutcome.DESTINATION_NOT_ALLOWED);

    private static final Duration SLOW_DOWN = Duration.ofSeconds(1);

    private final CallPlacement placement;
    private final LastLooks looks;
    private final AttemptSettlement settlement;
    private final CampaignSteering steering;
    private final CallPace pace;
    private final MeterRegistry meters;
    private final DialerSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Room underWay;

    Placing(
            CallPlacement placement,
            LastLooks looks,
            AttemptSettlement settlement,
            CampaignSteering steering,
            CallPace pace,
            MeterRegistry meters,
            DialerSettings settings) {
        this.placement = placement;
        this.looks = looks;
        this.settlement = settlement;
        this.steering = steering;
        this.pace = pace;
        this.meters = meters;
        this.settings = settings;
        this.underWay = new Room(settings.requestsUnderWay());
    }

    Pauses pauses() {
        return new Pauses(settings.unheard(), settings.looks());
    }

    /** Of a call that ElevenLabs places nobody tells us before its conversation is over: it is looked up. */
    Pauses pauses(DialAttempt attempt) {
        return attempt.order().phoneNumberId().isPresent()
                ? new Pauses(settings.unreported(), settings.looks())
                : pauses();
    }

    /**
     * Room for one more request; who gets it has to {@link #begin} or to {@link #leave}. Without it a provider that answers
     * slowly would have requests wait for each other, and go out long after their turns.
     */
    boolean enter(Duration wait) {
        return underWay.enter(wait);
    }

    void leave() {
        underWay.leave();
    }

    /**
     * @param reserved whose turn it is; its owner is this instance, which has entered
     * @param scopes in which it waits for another turn if it misses this one
     */
    void begin(DialAttempt reserved, Target target, CallScopes scopes) {
        threads.execute(() -> {
            try {
                place(reserved, target, scopes);
            } catch (RuntimeException failure) {
                // It lies as reserved or requested, and is settled as such.
                log.warn("What became of attempt {} was not written down: {}", reserved.id(), failure.toString());
            } finally {
                leave();
            }
        });
    }

    private void place(DialAttempt reserved, Target target, CallScopes scopes) {
        LastLook look = looks.at(reserved, target, scopes);
        Asked asked = placement.place(reserved, look);
        if (look.end()) {
            answered(look.attempt(), asked);
            return;
        }
        Optional<Request> seen = look.seen();
        if (seen.isEmpty()) {
            notLooked(reserved, asked);
            return;
        }
        switch (seen.get()) {
            case Request.Go _ -> refused(look.attempt(), AttemptOutcome.NOT_PROCESSED, "its moment had passed");
            case Request.Refused(Decision.No why) -> settlement.withdrawn(look.attempt(), why, pauses());
            case Request.Lost() -> lost(look.attempt());
        }
    }

    private void lost(DialAttempt attempt) {
        String why = "what was reserved has changed";
        if (attempt.state() == AttemptState.RESERVED) {
            settlement.givenBack(attempt.id(), why, pauses());
        } else {
            refused(attempt, AttemptOutcome.NOT_PROCESSED, why);
        }
    }

    /** Where a look has failed in an unknown way the attempt may be requested; it is not given back then. */
    private void notLooked(DialAttempt attempt, Asked asked) {
        String why = asked instanceof Asked.NotPlaced failed ? failed.reason() : "nobody looked at it";
        if (asked instanceof Asked.NotPlaced failed) {
            slowDown(attempt, failed.retryAfter().orElse(SLOW_DOWN));
        }
        count("not-asked");
        log.warn("Attempt {}: not asked for, {}", attempt.id(), why);
        settlement.givenBack(attempt.id(), why, pauses());
    }

    private void answered(DialAttempt attempt, Asked asked) {
        switch (asked) {
            case Asked.Placed(String callSid) -> {
                count("placed");
                settlement.placed(attempt.id(), callSid, pauses(attempt));
            }
            case Asked.NotPlaced failed -> notPlaced(attempt, failed);
            case Asked.Denied(String reason) -> {
                pause(attempt, "provider: " + reason);
                unknown(attempt, reason);
            }
        }
    }

    private void notPlaced(DialAttempt attempt, Asked.NotPlaced failed) {
        switch (failed.outcome()) {
            case UNKNOWN -> {
                unknown(attempt, failed.reason());
                return;
            }
            case ACCOUNT_AT_FAULT -> pause(attempt, "provider: " + failed.reason());
            case NOT_PROCESSED -> slowDown(attempt, failed.retryAfter().orElse(SLOW_DOWN));
            default -> {}
        }
        refused(attempt, failed.outcome(), failed.reason());
    }

    private void unknown(DialAttempt attempt, String why) {
        told(attempt, AttemptOutcome.UNKNOWN, why);
        settlement.unknown(attempt.id(), why, settings.settling().look());
    }

    private void refused(DialAttempt attempt, AttemptOutcome how, String why) {
        told(attempt, how, why);
        settlement.refused(attempt.id(), how, why, pauses());
    }

    private void told(DialAttempt attempt, AttemptOutcome how, String why) {
        count(how.text());
        log.atLevel(OF_CONTACT.contains(how) ? Level.INFO : Level.WARN)
                .log("Attempt {}: {}, {}", attempt.id(), how.text(), why);
    }

    /** Before anything else is written, so that the next call's last look sees it. */
    private void pause(DialAttempt attempt, String reason) {
        attempt.purpose().campaignId().ifPresent(id -> pause(id, reason));
    }

    /** Has the campaign pause, with a reason for people; one that is not active any more needs no pause. */
    void pause(String campaignId, String reason) {
        try {
            steering.lead(campaignId, Wish.ofSystem(CampaignAction.PAUSE, reason), Optional.empty());
        } catch (ProblemException notActive) {
            log.info("Campaign {} was not paused: {}", campaignId, notActive.code());
        }
    }

    private void slowDown(DialAttempt attempt, Duration rest) {
        pace.rest(CallScopes.account(attempt.order().accountSid()), rest);
    }

    private void count(String outcome) {
        meters.counter("ringway.campaign.dial.requests", "outcome", outcome).increment();
    }

    /** An answer that is still awaited then finds its attempt as requested, and {@link AttemptWatch} settles it. */
    @Override
    public void destroy() throws InterruptedException {
        looks.end();
        threads.shutdown();
        if (!threads.awaitTermination(settings.request().toNanos(), TimeUnit.NANOSECONDS)) {
            threads.shutdownNow();
        }
    }
}

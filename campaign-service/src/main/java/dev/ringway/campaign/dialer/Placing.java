package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.intake.CampaignSteering;
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
import java.util.concurrent.atomic.AtomicLong;
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
    private final AttemptSettlement settlement;
    private final CampaignSteering steering;
    private final MeterRegistry meters;
    private final DialerSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong restUntil = new AtomicLong(System.nanoTime());

    Placing(
            CallPlacement placement,
            AttemptSettlement settlement,
            CampaignSteering steering,
            MeterRegistry meters,
            DialerSettings settings) {
        this.placement = placement;
        this.settlement = settlement;
        this.steering = steering;
        this.meters = meters;
        this.settings = settings;
    }

    Pauses pauses() {
        return new Pauses(settings.unheard(), settings.pause());
    }

    /** Of a call that ElevenLabs places nobody tells us before its conversation is over: it is looked up. */
    Pauses pauses(DialAttempt attempt) {
        return attempt.order().phoneNumberId().isPresent()
                ? new Pauses(settings.unreported(), settings.pause())
                : pauses();
    }

    /** How long the provider wants to be left alone. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, restUntil.get() - System.nanoTime()));
    }

    /** @param requested its owner is this instance */
    void begin(DialAttempt requested) {
        threads.execute(() -> place(requested));
    }

    private void place(DialAttempt attempt) {
        try {
            switch (placement.place(attempt)) {
                case Asked.Placed(String callSid) -> {
                    count("placed");
                    settlement.placed(attempt.id(), callSid, pauses(attempt));
                }
                case Asked.NotPlaced failed -> notPlaced(attempt, failed);
            }
        } catch (RuntimeException failure) {
            // It lies as requested, and is settled as such.
            log.warn("What became of attempt {} was not written down: {}", attempt.id(), failure.toString());
        }
    }

    private void notPlaced(DialAttempt attempt, Asked.NotPlaced failed) {
        count(failed.outcome().text());
        log.atLevel(OF_CONTACT.contains(failed.outcome()) ? Level.INFO : Level.WARN)
                .log("Attempt {}: {}, {}", attempt.id(), failed.outcome().text(), failed.reason());
        switch (failed.outcome()) {
            case UNKNOWN -> {
                settlement.unknown(
                        attempt.id(), failed.reason(), settings.settling().look());
                return;
            }
            case ACCOUNT_AT_FAULT -> pause(attempt, "provider: " + failed.reason());
            case NOT_PROCESSED -> slowDown(failed.retryAfter().orElse(SLOW_DOWN));
            default -> {}
        }
        settlement.refused(attempt.id(), failed.outcome(), failed.reason(), pauses());
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

    private void slowDown(Duration rest) {
        restUntil.accumulateAndGet(System.nanoTime() + rest.toNanos(), Math::max);
    }

    private void count(String outcome) {
        meters.counter("ringway.campaign.dial.requests", "outcome", outcome).increment();
    }

    /** An answer that is still awaited then finds its attempt as requested, and {@link AttemptWatch} settles it. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(settings.request().toNanos(), TimeUnit.NANOSECONDS)) {
            threads.shutdownNow();
        }
    }
}

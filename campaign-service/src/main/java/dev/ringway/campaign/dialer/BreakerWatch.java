package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.dial.Breaker;
import dev.ringway.campaign.dial.Breaker.Ended;
import dev.ringway.campaign.dial.Breaker.Observed;
import dev.ringway.campaign.dial.Breaker.Signs;
import dev.ringway.campaign.dial.Breaker.Trip;
import dev.ringway.campaign.store.DialAttempts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether a campaign has to pause itself, by what has become of its calls. Blocks. */
@Component
final class BreakerWatch {

    /** Calls that are named to people. */
    private static final int SAMPLES = 5;

    /** Calls that were over last: of one of them something was heard last, if it was of any. As many as are silence, at least. */
    private static final int LATEST = 20;

    private final DialAttempts attempts;
    private final Signs signs;
    private final DialerSettings settings;
    private final Clock clock;

    BreakerWatch(DialAttempts attempts, Signs signs, DialerSettings settings, Clock clock) {
        this.attempts = attempts;
        this.signs = signs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Why, for people, with some of the calls that show it; empty: it goes on.
     *
     * @param since calls before that are not looked at: somebody has resumed the campaign after them
     */
    Optional<String> check(Campaign campaign, Instant since) {
        Instant now = clock.instant();
        BreakerRule rule = campaign.fields().config().breaker();
        Instant window = later(since, now.minus(rule.window()));
        Instant memory =
                later(since, now.minus(rule.window()).minus(settings.breaker().memory()));
        List<DialAttempt> placed = attempts.live(campaign.id()).stream()
                .filter(attempt -> attempt.state() == AttemptState.PLACED)
                .filter(attempt -> attempt.createdAt().isAfter(since))
                .toList();
        List<DialAttempt> over =
                attempts
                        .endedCalls(
                                campaign.id(),
                                since,
                                Math.max(LATEST, settings.breaker().unheard()))
                        .stream()
                        .filter(attempt -> attempt.createdAt().isAfter(since))
                        .toList();
        Optional<Instant> lastHeard = lastHeard(placed, over);
        List<DialAttempt> unheard = unheard(placed, over, lastHeard);
        Observed observed = new Observed(
                Ended.of(attempts.outcomes(campaign.id(), window, now)),
                () -> Ended.of(attempts.outcomes(campaign.id(), memory, window)),
                unheard.stream().map(BreakerWatch::placedAt).toList(),
                lastHeard);
        return new Breaker(rule, signs).check(observed, now).map(trip -> {
            List<DialAttempt> shown = trip == Trip.WEBHOOK_SILENCE
                    ? unheard
                    : attempts.ended(campaign.id(), window, trip.shownBy(), SAMPLES);
            return "breaker: " + trip.code() + ", e.g. " + String.join(", ", names(shown));
        });
    }

    /**
     * The newest first. Of those that are over, whose end had to be looked up, the ones in a row since something was heard: a
     * campaign that calls one after the other would else never have many. Of a call that ElevenLabs has placed nothing is ever
     * reported to us, so its silence says nothing.
     */
    private static List<DialAttempt> unheard(
            List<DialAttempt> placed, List<DialAttempt> over, Optional<Instant> lastHeard) {
        Stream<DialAttempt> inARow = over.stream()
                .filter(attempt -> lastHeard.filter(placedAt(attempt)::isBefore).isEmpty());
        return Stream.concat(placed.stream(), inARow)
                .filter(attempt -> attempt.order().phoneNumberId().isEmpty())
                .filter(attempt -> attempt.call().heardAt().isEmpty())
                .sorted(Comparator.comparing(BreakerWatch::placedAt).reversed())
                .toList();
    }

    private static Instant placedAt(DialAttempt attempt) {
        return attempt.call().requestedAt().orElse(attempt.createdAt());
    }

    private static Optional<Instant> lastHeard(List<DialAttempt> placed, List<DialAttempt> ended) {
        return Stream.concat(placed.stream(), ended.stream())
                .flatMap(attempt -> attempt.call().heardAt().stream())
                .max(Comparator.naturalOrder());
    }

    private static List<String> names(List<DialAttempt> attempts) {
        return attempts.stream()
                .limit(SAMPLES)
                .map(attempt -> attempt.call().sid().orElse(attempt.id()))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

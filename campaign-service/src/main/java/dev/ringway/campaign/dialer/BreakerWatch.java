package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.dial.Breaker;
import dev.ringway.campaign.dial.Breaker.EndedCall;
import dev.ringway.campaign.dial.Breaker.Observed;
import dev.ringway.campaign.dial.Breaker.Signs;
import dev.ringway.campaign.dial.Breaker.UnheardCall;
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

    /** More than any rule needs, and still quickly read. */
    private static final int CALLS = 2_000;

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
        Instant from = Stream.of(since, now.minus(settings.breaker().memory()))
                .max(Comparator.naturalOrder())
                .get();
        List<DialAttempt> live = attempts.live(campaign.id()).stream()
                .filter(attempt -> attempt.state() == AttemptState.PLACED)
                .filter(attempt -> attempt.createdAt().isAfter(since))
                .toList();
        List<DialAttempt> ended = attempts.ended(campaign.id(), from, CALLS);
        return new Breaker(campaign.fields().config().breaker(), signs)
                .check(observed(live, ended), now)
                .map(tripped -> "breaker: " + tripped.why().code() + ", e.g. " + String.join(", ", tripped.samples()));
    }

    private static Observed observed(List<DialAttempt> live, List<DialAttempt> ended) {
        return new Observed(
                ended.stream()
                        .flatMap(attempt -> attempt
                                .outcome()
                                .flatMap(how -> attempt.call()
                                        .endedAt()
                                        .map(at -> new EndedCall(
                                                attempt.call().sid().orElse(attempt.id()), at, how)))
                                .stream())
                        .toList(),
                live.stream()
                        .filter(BreakerWatch::isReported)
                        .filter(attempt -> attempt.call().heardAt().isEmpty())
                        .flatMap(attempt -> attempt
                                .call()
                                .requestedAt()
                                .map(at -> new UnheardCall(attempt.call().sid().orElse(attempt.id()), at))
                                .stream())
                        .toList(),
                Stream.concat(live.stream(), ended.stream())
                        .flatMap(attempt -> attempt.call().heardAt().stream())
                        .max(Comparator.naturalOrder()));
    }

    /** Of a call that ElevenLabs has placed nothing is ever reported to us, so its silence says nothing. */
    private static boolean isReported(DialAttempt attempt) {
        return attempt.order().phoneNumberId().isEmpty();
    }
}

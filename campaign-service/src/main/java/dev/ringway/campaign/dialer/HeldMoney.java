package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.starter.jobs.Turn;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends what attempts reserve, once no price can be expected of them. What is unresolved gives it back: else each outage would
 * use up a part of what campaigns may spend, for ever. Where there was a call the money may have been spent, so it counts as
 * spent: at what the call's minutes cost where a minute's price is known, else at the most that it may have cost. Blocks.
 */
@Component
final class HeldMoney {

    private static final Logger log = LoggerFactory.getLogger(HeldMoney.class);
    private static final int TOGETHER = 100;

    private final DialAttempts attempts;
    private final AttemptSettlement settlement;
    private final DialerSettings settings;
    private final Clock clock;

    HeldMoney(DialAttempts attempts, AttemptSettlement settlement, DialerSettings settings, Clock clock) {
        this.attempts = attempts;
        this.settlement = settlement;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Turn turn) {
        Pauses pauses = new Pauses(settings.unheard(), settings.looks());
        each(turn, AttemptState.UNRESOLVED, settings.settling().money(), settlement::released);
        int estimated =
                each(turn, AttemptState.FINISHED, settings.settling().price(), id -> settlement.estimated(id, pauses));
        if (estimated > 0) {
            log.warn(
                    "The prices of {} calls are not known {} after their ends: what was reserved for them counts as spent",
                    estimated,
                    settings.settling().price());
        }
    }

    private int each(Turn turn, AttemptState over, Duration since, Consumer<String> step) {
        int done = 0;
        List<DialAttempt> holding;
        do {
            holding = attempts.holdingMoney(over, clock.instant().minus(since), TOGETHER);
            for (DialAttempt attempt : holding) {
                turn.keep();
                step.accept(attempt.id());
            }
            done += holding.size();
        } while (holding.size() == TOGETHER);
        return done;
    }
}

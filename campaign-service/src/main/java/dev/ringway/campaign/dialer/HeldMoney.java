package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.starter.jobs.Turn;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Gives back what unresolved attempts reserve, once no price can be expected of them: else each outage would use up a part of
 * what campaigns may spend, for ever. Blocks.
 */
@Component
final class HeldMoney {

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
        List<DialAttempt> holding;
        do {
            holding = attempts.holdingMoney(
                    clock.instant().minus(settings.settling().money()), TOGETHER);
            for (DialAttempt attempt : holding) {
                turn.keep();
                settlement.released(attempt.id());
            }
        } while (holding.size() == TOGETHER);
    }
}

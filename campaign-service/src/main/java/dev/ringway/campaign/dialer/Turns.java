package dev.ringway.campaign.dialer;

import dev.ringway.campaign.pace.CallPace;
import dev.ringway.campaign.pace.Turn;
import dev.ringway.starter.shutdown.StopSignal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Waits for turns to call, which all instances share. Blocks. */
@Component
final class Turns {

    /** Until it is asked again where nobody knows when a turn is. */
    static final Duration REDIS_AWAY = Duration.ofSeconds(1);

    private static final Duration PIECE = Duration.ofSeconds(1);

    private final CallPace pace;

    Turns(CallPace pace) {
        this.pace = pace;
    }

    /**
     * @param patience how long it may take
     * @param goOn asked now and then meanwhile
     * @return whether it is its turn at this moment
     */
    boolean come(CallScopes scopes, String callerId, Duration patience, StopSignal stop, BooleanSupplier goOn) {
        long end = System.nanoTime() + patience.toNanos();
        Duration wait = Duration.ZERO;
        while (System.nanoTime() + wait.toNanos() - end <= 0 && pause(wait, stop, goOn)) {
            switch (pace.ask(scopes.account(), scopes.own(callerId))) {
                case Turn.Granted(Duration delay, var _) -> {
                    return pause(delay, stop, goOn);
                }
                case Turn.Later(Duration delay) -> wait = delay;
                case Turn.Unknown _ -> wait = REDIS_AWAY;
            }
        }
        return false;
    }

    /** Waits in pieces, so that the lease of who drives is renewed meanwhile; false where nothing is to go on. */
    private static boolean pause(Duration wait, StopSignal stop, BooleanSupplier goOn) {
        long over = System.nanoTime() + wait.toNanos();
        for (long left = wait.toNanos(); left > 0; left = over - System.nanoTime()) {
            if (!goOn.getAsBoolean() || stop.pause(Duration.ofNanos(Math.min(left, PIECE.toNanos())))) {
                return false;
            }
        }
        return !stop.requested() && goOn.getAsBoolean();
    }
}

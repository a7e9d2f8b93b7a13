package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.store.AttemptRequests;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.starter.shutdown.StopSignal;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes last looks: at the database, and in turns that all instances share. */
@Component
final class LastLooks {

    private final AttemptRequests requests;
    private final Turns turns;
    private final DialerSettings settings;
    private final Clock clock;
    private final StopSignal stop = new StopSignal();

    LastLooks(AttemptRequests requests, Turns turns, DialerSettings settings, Clock clock) {
        this.requests = requests;
        this.turns = turns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param reserved whose turn it is at this moment
     * @param scopes in which it waits for another turn if it misses this one
     */
    LastLook at(DialAttempt reserved, Target target, CallScopes scopes) {
        return new LastLook(reserved, new Steps(target, scopes), settings.lastLook(), clock);
    }

    private final class Steps implements LastLook.Steps {

        private final Target target;
        private final CallScopes scopes;

        Steps(Target target, CallScopes scopes) {
            this.target = target;
            this.scopes = scopes;
        }

        @Override
        public Request request(DialAttempt reserved) {
            return requests.request(reserved, target, settings.request());
        }

        @Override
        public boolean turnAgain(DialAttempt requested, Duration patience) {
            return turns.come(scopes, requested.order().from(), patience, stop, () -> true);
        }

        @Override
        public Request confirm(DialAttempt requested) {
            return requests.confirm(requested, target);
        }
    }

    /** Nobody waits for another turn any more. */
    void end() {
        stop.request();
    }
}

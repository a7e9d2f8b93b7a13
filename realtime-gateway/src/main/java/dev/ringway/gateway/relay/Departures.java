package dev.ringway.gateway.relay;

import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.Thing;
import io.lettuce.core.RedisException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets go from the live view what no event takes out of it: an import that ended some minutes ago. */
final class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);

    private final LiveView view;
    private final Clock clock;

    Departures(LiveView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${ringway.gateway.relay.check-interval}")
    void check() {
        try {
            view.leave(Thing.IMPORT, clock.instant());
        } catch (RedisException away) {
            LOG.debug("Redis is away ({})", away.getMessage());
        }
    }
}

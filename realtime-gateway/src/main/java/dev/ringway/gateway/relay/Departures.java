package dev.ringway.gateway.relay;

import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.News;
import dev.ringway.gateway.live.Thing;
import io.lettuce.core.RedisException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What changes in the live view by time and not by an event: an import that ended some minutes ago goes, and of many changes
 * the number is told.
 */
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
            for (News news : News.values()) {
                view.tellCounted(news);
            }
        } catch (RedisException away) {
            LOG.debug("Redis is away ({})", away.getMessage());
        }
    }
}

package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.LocalServers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The proof {@code gateway-kill} at a small size. */
class OutageTest {

    private final Outage outage = new Outage(10, 100, Duration.ofSeconds(2), Duration.ofSeconds(6));

    @Test
    void nobody_misses_anything_where_one_of_two_gateways_is_killed() {
        Outage.Outcome outcome = outage.run(GatewayProcess::kill);
        assertThat(outcome.reconnects()).isPositive();
        assertComplete(outcome);
    }

    @Test
    void nobody_misses_anything_where_redis_is_away() {
        assertComplete(outage.run(_ -> withoutRedis(Duration.ofSeconds(3))));
    }

    static void withoutRedis(Duration time) {
        LocalServers.redis().stop();
        try {
            Outage.awaitTime(Instant.now().plus(time));
        } finally {
            LocalServers.redis().start();
        }
    }

    static void assertComplete(Outage.Outcome outcome) {
        assertThat(outcome.told()).isPositive();
        assertThat(outcome.broken()).isZero();
        assertThat(outcome.roomsAnew()).isZero();
        assertThat(outcome.stale()).isFalse();
    }
}

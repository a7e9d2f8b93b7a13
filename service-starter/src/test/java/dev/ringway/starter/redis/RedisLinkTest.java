package dev.ringway.starter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import io.lettuce.core.RedisConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RedisLinkTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(StarterSettings::addDefaults)
            .withConfiguration(AutoConfigurations.of(RedisAutoConfiguration.class))
            .withPropertyValues("ringway.redis.uri=" + LocalServers.redisUri());

    @BeforeEach
    void redisIsAway() {
        LocalServers.redis().stop();
    }

    @AfterAll
    static void redisRuns() {
        if (!LocalServers.redis().running()) {
            LocalServers.redis().start();
        }
    }

    @Test
    void a_start_waits_for_redis_once() {
        service.run(context -> {
            RedisLink link = context.getBean(RedisLink.class);
            assertThat(link.waitingFor()).isPresent();
            LocalServers.redis().start();
            await().atMost(LIMIT).until(() -> link.waitingFor().isEmpty());
            LocalServers.redis().stop();
            assertThat(link.waitingFor()).isEmpty();
        });
    }

    @Test
    void a_start_that_needs_no_redis_does_not_wait_and_reaches_it_when_it_comes() {
        service.withPropertyValues("ringway.redis.needed-at-start=false").run(context -> {
            RedisLink link = context.getBean(RedisLink.class);
            assertThat(link.waitingFor()).isEmpty();
            assertThatThrownBy(link::commands).isInstanceOf(RedisConnectionException.class);
            LocalServers.redis().start();
            await().atMost(LIMIT)
                    .ignoreException(RedisConnectionException.class)
                    .untilAsserted(
                            () -> assertThat(link.commands().sync().ping()).isEqualTo("PONG"));
        });
    }
}

package dev.ringway.starter.redis;

import dev.ringway.starter.startup.StartAttempts;
import dev.ringway.starter.startup.StartCondition;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The two connections to Redis. The first connect is tried until it succeeds, beside the rest of the start; after that
 * the driver reconnects by itself. A service that has work without Redis says so by
 * {@code ringway.redis.needed-at-start=false}: it takes traffic meanwhile.
 */
public final class RedisLink implements SmartLifecycle, StartCondition {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final RedisClient client;
    private final boolean needed;
    private final StartAttempts attempts;
    private final CompletableFuture<StatefulRedisPubSubConnection<String, String>> channels = new CompletableFuture<>();
    private volatile Optional<StatefulRedisConnection<String, String>> commands = Optional.empty();

    RedisLink(RedisClient client, Duration pause, boolean needed) {
        this.client = client;
        this.needed = needed;
        this.attempts = new StartAttempts("redis", pause, pause, this::reach);
    }

    /** @throws RedisConnectionException until Redis was reached for the first time */
    public StatefulRedisConnection<String, String> commands() {
        return commands.orElseThrow(() -> new RedisConnectionException("Redis has not been reached yet"));
    }

    /** Completes when Redis was reached for the first time. */
    public CompletableFuture<StatefulRedisPubSubConnection<String, String>> channels() {
        return channels;
    }

    @Override
    public void start() {
        attempts.start();
    }

    private Optional<String> reach() {
        try {
            commands = Optional.of(client.connect());
            channels.complete(client.connectPubSub());
            LOG.info("Redis reached");
            return Optional.empty();
        } catch (RedisException | IllegalStateException away) {
            // The second where the client is closed meanwhile, at a stop.
            return Optional.of(String.valueOf(away.getMessage()));
        }
    }

    @Override
    public void stop() {
        attempts.stop();
    }

    @Override
    public boolean isRunning() {
        return attempts.started();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Optional<String> waitingFor() {
        return !needed || channels.isDone() ? Optional.empty() : Optional.of("Redis has not been reached yet");
    }
}

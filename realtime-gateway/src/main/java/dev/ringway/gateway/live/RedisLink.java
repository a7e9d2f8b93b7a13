package dev.ringway.gateway.live;

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
 * the driver reconnects by itself.
 */
final class RedisLink implements SmartLifecycle, StartCondition {

    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

    private final RedisClient client;
    private final Duration pause;
    private final CompletableFuture<StatefulRedisPubSubConnection<String, String>> channels = new CompletableFuture<>();
    private volatile Optional<StatefulRedisConnection<String, String>> commands = Optional.empty();
    private volatile Optional<Thread> attempt = Optional.empty();

    RedisLink(RedisClient client, Duration pause) {
        this.client = client;
        this.pause = pause;
    }

    /** @throws RedisConnectionException until Redis was reached for the first time */
    StatefulRedisConnection<String, String> commands() {
        return commands.orElseThrow(() -> new RedisConnectionException("Redis has not been reached yet"));
    }

    /** Completes when Redis was reached for the first time. */
    CompletableFuture<StatefulRedisPubSubConnection<String, String>> channels() {
        return channels;
    }

    @Override
    public void start() {
        attempt = Optional.of(Thread.ofVirtual().name("redis-start").start(this::reach));
    }

    private void reach() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                commands = Optional.of(client.connect());
                channels.complete(client.connectPubSub());
                LOG.info("Redis reached");
                return;
            } catch (RedisException away) {
                LOG.warn("Redis is not usable yet ({}); trying again", away.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void stop() {
        attempt.ifPresent(Thread::interrupt);
        attempt = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return attempt.isPresent();
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Optional<String> waitingFor() {
        return channels.isDone() ? Optional.empty() : Optional.of("Redis has not been reached yet");
    }
}

package dev.ringway.gateway.live;

import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announcements of the rooms that this instance has clients in. They are a hint that may get lost, never the truth: the
 * stream is.
 */
public final class RoomChannels {

    /** Called on Redis' event loop. */
    public interface Listener {

        /** The channel is open, for the first time or again: what was announced before may have been missed. */
        void opened(RoomName room);

        void announced(RoomName room, Delta delta);
    }

    private static final Logger LOG = LoggerFactory.getLogger(RoomChannels.class);

    private final RedisLink redis;
    private final Map<String, RoomName> rooms = new ConcurrentHashMap<>();

    RoomChannels(RedisLink redis) {
        this.redis = redis;
    }

    public void listen(Listener listener) {
        var _ = redis.channels()
                .thenAccept(connection -> connection.addListener(new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String message) {
                        RoomName room = rooms.get(channel);
                        if (room != null) {
                            listener.announced(room, parse(message));
                        }
                    }

                    @Override
                    public void subscribed(String channel, long count) {
                        RoomName room = rooms.get(channel);
                        if (room != null) {
                            listener.opened(room);
                        }
                    }
                }));
    }

    /** May be repeated until {@link Listener#opened} was called: while Redis is away a request is lost. */
    public void open(RoomName room) {
        rooms.put(Keys.room(room), room);
        send(commands -> commands.subscribe(Keys.room(room)));
    }

    /** If this is lost, the channel stays open and nobody listens. */
    public void close(RoomName room) {
        rooms.remove(Keys.room(room));
        send(commands -> commands.unsubscribe(Keys.room(room)));
    }

    private void send(Function<RedisPubSubAsyncCommands<String, String>, RedisFuture<Void>> command) {
        var _ = redis.channels()
                .thenCompose(connection -> command.apply(connection.async()))
                .exceptionally(failure -> {
                    LOG.debug("Redis did not take a subscription ({})", failure.getMessage());
                    return null;
                });
    }

    private static Delta parse(String message) {
        JsonNode json = JsonMapper.shared().readTree(message);
        return new Delta(
                json.path("epoch").stringValue(),
                json.path("from").stringValue(),
                json.path("to").stringValue(),
                json.path("type").stringValue(),
                json.path("data").toString());
    }
}

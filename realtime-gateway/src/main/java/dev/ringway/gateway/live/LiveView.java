package dev.ringway.gateway.live;

import dev.ringway.starter.redis.LuaScript;
import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * What goes on now, and the steps by which it came to be so, in Redis for all instances.
 *
 * <p>An event, its effect, its place in each room's stream, its announcement and the position behind it are one script,
 * so they happen together or not at all, and two readers of one partition cannot both apply it.
 */
public final class LiveView {

    /** What became of an event. */
    public enum Outcome {
        /** In the view, or known to be of no account there; the position has moved. */
        DONE,
        /** Redis stands at another position or epoch than the reader: nothing was done. */
        ELSEWHERE
    }

    private final RedisLink redis;
    private final LiveSettings settings;
    private final ListedThings things;
    private final Transcripts transcripts;
    private final NewsRooms news;
    private final LuaScript<List<Object>> position;
    private final LuaScript<String> pass;
    private final LuaScript<List<Object>> read;

    LiveView(RedisLink redis, LiveSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.things = new ListedThings(redis, settings);
        this.news = new NewsRooms(redis, settings, clock);
        this.transcripts = new Transcripts(redis, settings, clock);
        this.position = new LuaScript<>(LiveView.class, "position.lua", ScriptOutputType.MULTI);
        this.pass = new LuaScript<>(LiveView.class, List.of("advance.lua", "pass.lua"), ScriptOutputType.VALUE);
        this.read = new LuaScript<>(LiveView.class, "read.lua", ScriptOutputType.MULTI);
    }

    /**
     * @param partition of which topic, e.g. {@code calls.changed.v1-3}
     * @throws io.lettuce.core.RedisException while Redis is away
     */
    public Position position(String partition) {
        List<Object> answer = position.run(
                redis.commands().sync(), List.of(Keys.EPOCH, Keys.POSITIONS), List.of(newEpoch(), partition));
        String next = (String) answer.get(1);
        return new Position(
                (String) answer.getFirst(),
                next.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(next)));
    }

    /**
     * @throws io.lettuce.core.RedisException while Redis is away; it may have happened nevertheless, then the position
     *     tells
     */
    public Outcome apply(Place place, Step step) {
        String outcome = switch (step) {
            case Step.Changed changed -> things.change(place, changed);
            case Step.Deleted deleted -> things.delete(place, deleted);
            case Step.Transcribed heard -> transcripts.apply(place, heard);
            case Step.Erased erased -> transcripts.erase(place, erased);
            case Step.Noted noted -> news.note(place, noted);
            case Step.Nothing() ->
                pass.run(redis.commands().sync(), List.of(Keys.EPOCH, Keys.POSITIONS), place.arguments());
        };
        return switch (outcome) {
            case "epoch", "position" -> Outcome.ELSEWHERE;
            default -> Outcome.DONE;
        };
    }

    /**
     * Takes out what has been listed long enough. Several instances may do so at once.
     *
     * @throws io.lettuce.core.RedisException while Redis is away
     */
    public void leave(Thing thing, Instant now) {
        things.leave(thing, now);
    }

    /**
     * Tells how many changed that were not told one by one. Several instances may do so at once.
     *
     * @throws io.lettuce.core.RedisException while Redis is away
     */
    public void tellCounted(News kind) {
        news.tellCounted(kind);
    }

    /**
     * The room as of one moment: what was missed since the cursor where that is still known, else what is there now.
     *
     * @return fails, or is thrown, with a {@link io.lettuce.core.RedisException} while Redis is away
     */
    public CompletionStage<RoomView> read(RoomName room, Optional<Cursor> since) {
        return read(room, since, settings.maxMissed());
    }

    /** The same for a whole room of clients: all that was missed, as long as the stream has it. */
    public CompletionStage<RoomView> readOn(RoomName room, Cursor since) {
        return read(room, Optional.of(since), Integer.MAX_VALUE);
    }

    private CompletionStage<RoomView> read(RoomName room, Optional<Cursor> since, int most) {
        RoomContent content = RoomContent.of(room);
        List<String> keys = new ArrayList<>(List.of(Keys.EPOCH, Keys.room(room)));
        keys.addAll(content.keys());
        CompletionStage<List<Object>> answer = read.run(
                redis.commands().async(),
                keys,
                List.of(
                        newEpoch(),
                        since.map(Cursor::epoch).orElse("-"),
                        since.map(Cursor::id).orElse("-"),
                        Integer.toString(most),
                        content.word(),
                        room.id().orElse("-")));
        return answer.thenApply(RoomViews::parse);
    }

    private static String newEpoch() {
        return UUID.randomUUID().toString();
    }
}

package dev.ringway.gateway.live;

import dev.ringway.starter.redis.LuaScript;
import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The calls that go on now, and the steps by which they came to be so, in Redis for all instances.
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
    private final LuaScript<String> apply;
    private final LuaScript<List<Object>> position;
    private final LuaScript<List<Object>> read;

    LiveView(RedisLink redis, LiveSettings settings) {
        this.redis = redis;
        this.settings = settings;
        this.apply = new LuaScript<>(LiveView.class, "apply.lua", ScriptOutputType.VALUE);
        this.position = new LuaScript<>(LiveView.class, "position.lua", ScriptOutputType.MULTI);
        this.read = new LuaScript<>(LiveView.class, "read.lua", ScriptOutputType.MULTI);
    }

    /** @throws io.lettuce.core.RedisException while Redis is away */
    public Position position(int partition) {
        List<Object> answer = position.run(
                redis.commands().sync(),
                List.of(Keys.EPOCH, Keys.POSITIONS),
                List.of(newEpoch(), Integer.toString(partition)));
        String next = (String) answer.get(1);
        return new Position(
                (String) answer.getFirst(),
                next.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(next)));
    }

    /**
     * @param from the reader's position, {@code next} the one behind this event
     * @throws io.lettuce.core.RedisException while Redis is away; it may have happened nevertheless, then the position
     *     tells
     */
    public Outcome apply(int partition, Position from, long next, CallStep step) {
        RoomName room = RoomName.call(step.sid());
        String outcome = apply.run(
                redis.commands().sync(),
                List.of(
                        Keys.EPOCH,
                        Keys.POSITIONS,
                        Keys.ACTIVE,
                        Keys.ended(step.sid()),
                        Keys.room(RoomName.CALLS),
                        Keys.room(room)),
                List.of(
                        from.epoch(),
                        Integer.toString(partition),
                        from.text(),
                        Long.toString(next),
                        step.kind(),
                        step.sid(),
                        step instanceof CallStep.Changed changed ? Long.toString(changed.version()) : "",
                        step instanceof CallStep.Changed changed ? changed.json() : "",
                        Long.toString(settings.endedCallRetention().toSeconds()),
                        Long.toString(settings.activeCallRetention().toSeconds()),
                        Integer.toString(settings.callsReplay()),
                        Integer.toString(settings.callReplay())));
        return switch (outcome) {
            case "epoch", "position" -> Outcome.ELSEWHERE;
            default -> Outcome.DONE;
        };
    }

    /**
     * The room as of one moment: what was missed since the cursor where that is still known, else what is there now.
     *
     * @return fails, or is thrown, with a {@link io.lettuce.core.RedisException} while Redis is away
     */
    public CompletionStage<RoomView> read(RoomName room, Optional<Cursor> since) {
        String sid = room.id().orElse("-");
        CompletionStage<List<Object>> answer = read.run(
                redis.commands().async(),
                List.of(Keys.EPOCH, Keys.room(room), Keys.ACTIVE, Keys.ended(sid)),
                List.of(
                        newEpoch(),
                        since.map(Cursor::epoch).orElse("-"),
                        since.map(Cursor::id).orElse("-"),
                        Integer.toString(settings.maxMissed()),
                        sid));
        return answer.thenApply(RoomViews::parse);
    }

    private static String newEpoch() {
        return UUID.randomUUID().toString();
    }
}

package dev.ringway.gateway.live;

import dev.ringway.starter.redis.LuaScript;
import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lists of the live view, and how events of their things change them. */
final class ListedThings {

    /** Things that leave at once; the rest go at the next look. */
    private static final int LEAVE_AT_ONCE = 200;

    private final RedisLink redis;
    private final LiveSettings settings;
    private final LuaScript<String> apply;
    private final LuaScript<Long> leave;

    ListedThings(RedisLink redis, LiveSettings settings) {
        this.redis = redis;
        this.settings = settings;
        this.apply = new LuaScript<>(
                LiveView.class,
                List.of("advance.lua", "append.lua", "silence.lua", "apply.lua"),
                ScriptOutputType.VALUE);
        this.leave = new LuaScript<>(LiveView.class, List.of("append.lua", "leave.lua"), ScriptOutputType.INTEGER);
    }

    String change(Place place, Step.Changed step) {
        return apply(
                place,
                step.thing(),
                step.id(),
                List.of(
                        step.phase().word(),
                        step.id(),
                        Long.toString(step.version()),
                        step.json(),
                        step.thing().word(),
                        step.thing().idField(),
                        step.leaves()
                                .map(at -> Long.toString(at.toEpochMilli()))
                                .orElse("-")),
                List.of());
    }

    String delete(Place place, Step.Deleted step) {
        Thing thing = step.thing();
        return apply(
                place,
                thing,
                step.id(),
                List.of("deleted", step.id(), "", "", thing.word(), thing.idField(), "-"),
                thing == Thing.CALL ? Transcripts.keysOfErasure(step.id()) : List.of());
    }

    /** @param alongside keys of what goes with the thing */
    private String apply(Place place, Thing thing, String id, List<String> step, List<String> alongside) {
        List<String> keys = new ArrayList<>(List.of(
                Keys.EPOCH,
                Keys.POSITIONS,
                Keys.listed(thing.roomOfAll()),
                Keys.ended(thing, id),
                Keys.leaving(thing.roomOfAll()),
                Keys.room(thing.roomOfAll())));
        thing.roomOf(id).map(Keys::room).ifPresent(keys::add);
        keys.addAll(alongside);
        List<String> arguments = new ArrayList<>(place.arguments());
        arguments.addAll(step);
        arguments.add(seconds(settings.endedRetention(thing)));
        arguments.add(seconds(settings.activeCallRetention()));
        arguments.add(Integer.toString(settings.replay(thing)));
        arguments.add(Integer.toString(settings.callReplay()));
        arguments.add(Long.toString(settings.longestTranscriptRetention().toMillis()));
        return apply.run(redis.commands().sync(), keys, arguments);
    }

    void leave(Thing thing, Instant now) {
        RoomName room = thing.roomOfAll();
        var _ = leave.run(
                redis.commands().sync(),
                List.of(Keys.EPOCH, Keys.listed(room), Keys.leaving(room), Keys.room(room)),
                List.of(
                        Long.toString(now.toEpochMilli()),
                        thing.word(),
                        thing.idField(),
                        Integer.toString(settings.replay(thing)),
                        Integer.toString(LEAVE_AT_ONCE)));
    }

    private static String seconds(Duration time) {
        return Long.toString(time.toSeconds());
    }
}

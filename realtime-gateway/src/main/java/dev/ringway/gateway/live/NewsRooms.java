package dev.ringway.gateway.live;

import dev.ringway.starter.redis.LuaScript;
import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The rooms that tell only that something changed. In a second no more than a few changes are told one by one, however
 * many there are: the others are counted, and their number is told.
 */
final class NewsRooms {

    private final RedisLink redis;
    private final LiveSettings settings;
    private final Clock clock;
    private final LuaScript<String> note;
    private final LuaScript<Long> count;

    NewsRooms(RedisLink redis, LiveSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
        this.note = new LuaScript<>(
                LiveView.class, List.of("advance.lua", "append.lua", "note.lua"), ScriptOutputType.VALUE);
        this.count = new LuaScript<>(LiveView.class, List.of("append.lua", "count.lua"), ScriptOutputType.INTEGER);
    }

    String note(Place place, Step.Noted step) {
        RoomName room = step.about().room();
        List<String> arguments = new ArrayList<>(place.arguments());
        arguments.add(Long.toString(clock.instant().getEpochSecond()));
        arguments.add(Integer.toString(settings.newsPerSecond()));
        arguments.add(Integer.toString(settings.newsReplay()));
        step.notes().forEach(one -> {
            arguments.add(one.type());
            arguments.add(one.json());
        });
        return note.run(
                redis.commands().sync(),
                List.of(Keys.EPOCH, Keys.POSITIONS, Keys.room(room), Keys.counted(room)),
                arguments);
    }

    void tellCounted(News news) {
        RoomName room = news.room();
        var _ = count.run(
                redis.commands().sync(),
                List.of(Keys.EPOCH, Keys.room(room), Keys.counted(room)),
                List.of(news.manyChanged(), room.toString(), Integer.toString(settings.newsReplay())));
    }
}

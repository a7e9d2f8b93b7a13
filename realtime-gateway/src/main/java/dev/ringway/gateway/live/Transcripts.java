package dev.ringway.gateway.live;

import dev.ringway.starter.redis.LuaScript;
import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said on calls that are transcribed, for as long as that is live. */
final class Transcripts {

    private final RedisLink redis;
    private final LiveSettings settings;
    private final Clock clock;
    private final LuaScript<String> transcribe;
    private final LuaScript<String> erase;

    Transcripts(RedisLink redis, LiveSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
        this.transcribe = new LuaScript<>(
                LiveView.class, List.of("advance.lua", "append.lua", "transcribe.lua"), ScriptOutputType.VALUE);
        this.erase = new LuaScript<>(
                LiveView.class,
                List.of("advance.lua", "append.lua", "silence.lua", "erase.lua"),
                ScriptOutputType.VALUE);
    }

    String apply(Place place, Step.Transcribed step) {
        List<String> arguments = new ArrayList<>(place.arguments());
        arguments.addAll(
                switch (step.what()) {
                    case Step.Heard.Started _ -> List.of("started", step.transcriptionSid(), "0", "-", "-");
                    case Step.Heard.Said said ->
                        List.of(
                                "said",
                                step.transcriptionSid(),
                                Long.toString(said.sequence()),
                                said.track(),
                                said.last() ? "final" : "partial");
                    case Step.Heard.Stopped _ -> List.of("stopped", step.transcriptionSid(), "0", "-", "-");
                });
        arguments.addAll(List.of(
                step.json(),
                millis(step.stays()),
                millis(clock.instant()),
                Integer.toString(settings.transcriptSegments()),
                Integer.toString(settings.transcriptReplay()),
                millis(settings.longestTranscriptRetention())));
        return transcribe.run(redis.commands().sync(), allKeys(step.callSid()), arguments);
    }

    String erase(Place place, Step.Erased step) {
        List<String> arguments = new ArrayList<>(place.arguments());
        arguments.addAll(List.of(
                step.callSid(),
                Long.toString(settings.stoppedTranscriptRetention().toSeconds()),
                millis(step.until()),
                millis(clock.instant()),
                millis(settings.longestTranscriptRetention())));
        return erase.run(redis.commands().sync(), allKeys(step.callSid()), arguments);
    }

    private static List<String> allKeys(String callSid) {
        List<String> keys = new ArrayList<>(List.of(Keys.EPOCH, Keys.POSITIONS));
        keys.addAll(keysOfErasure(callSid));
        return keys;
    }

    /** What an erasure of a call's words changes, in the order of the scripts. */
    static List<String> keysOfErasure(String callSid) {
        List<String> keys = new ArrayList<>(keys(callSid));
        keys.add(Keys.erased(callSid));
        return keys;
    }

    /** All that is known of a call's transcript; its room is the last. */
    static List<String> keys(String callSid) {
        return List.of(Keys.said(callSid), Keys.transcript(callSid), Keys.room(RoomName.transcript(callSid)));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }
}

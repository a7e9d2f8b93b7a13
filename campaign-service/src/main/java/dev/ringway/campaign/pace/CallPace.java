package dev.ringway.campaign.pace;

import dev.ringway.starter.redis.LuaScript;
import dev.ringway.starter.redis.RedisLink;
import io.lettuce.core.ScriptOutputType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * When the next call may begin, by the rates of its account, campaign and caller id together, for all instances. Redis
 * keeps when each had its last turn; two turns of one are never closer than its interval, and no pause is made up for
 * afterwards. A Redis that is away or emptied makes calls late, never early.
 *
 * <p>Turns lie on the clock of Redis. That it is set back costs a pause of {@code ahead} and an interval at most.
 */
@Component
public final class CallPace {

    private static final Logger log = LoggerFactory.getLogger(CallPace.class);

    private final RedisLink redis;
    private final PaceSettings settings;
    private final MeterRegistry meters;
    private final LuaScript<List<String>> turn = about("turn.lua");
    private final LuaScript<List<String>> waiting = about("wait.lua");
    private final LuaScript<String> resting = new LuaScript<>(CallPace.class, "rest.lua", ScriptOutputType.VALUE);

    CallPace(RedisLink redis, PaceSettings settings, MeterRegistry meters) {
        this.redis = redis;
        this.settings = settings;
        this.meters = meters;
        Stream.of("granted", "later", "unknown").forEach(this::counter);
    }

    /**
     * A turn for one call, of all scopes or of none. Blocks until Redis has answered or its time limit is over.
     *
     * @param account its turns may be given away up to {@code ahead} before their time, so those who ask wait in order
     * @param own what the call has for itself, its campaign and its caller id: each has to be free now
     */
    public Turn ask(Scope account, List<Scope> own) {
        Turn answer = asked(account, own);
        counted(answer).increment();
        if (answer instanceof Turn.Granted granted && log.isDebugEnabled()) {
            log.debug("Turn at {} of {}", granted.at(), names(account, own));
        }
        return answer;
    }

    private static LuaScript<List<String>> about(String script) {
        return new LuaScript<>(CallPace.class, List.of("moment.lua", script), ScriptOutputType.MULTI);
    }

    private static List<String> names(Scope account, List<Scope> own) {
        return Stream.concat(Stream.of(account), own.stream())
                .map(Scope::shownName)
                .toList();
    }

    private Turn asked(Scope account, List<Scope> own) {
        try {
            return read(run(turn, account, own));
        } catch (RuntimeException failure) {
            // Of whatever kind: a turn that is not known for sure is none.
            return new Turn.Unknown(String.valueOf(failure.getMessage()));
        }
    }

    /**
     * How long no call can have a turn; before it is over asking for one is in vain. Afterwards others may be faster.
     *
     * @param own what the call has for itself whichever it is
     * @param oneOf of which any one will do, e.g. the caller ids of a campaign
     * @return empty where Redis does not tell
     */
    public Optional<Duration> untilTurn(Scope account, List<Scope> own, List<Scope> oneOf) {
        try {
            List<Duration> waits = run(
                            waiting,
                            account,
                            Stream.concat(own.stream(), oneOf.stream()).toList())
                    .stream()
                    .map(wait -> Duration.of(Long.parseLong(wait), ChronoUnit.MICROS))
                    .toList();
            int shared = 1 + own.size();
            Stream<Duration> soonest =
                    waits.subList(shared, waits.size()).stream().min(Comparator.naturalOrder()).stream();
            return Stream.concat(waits.subList(0, shared).stream(), soonest).max(Comparator.naturalOrder());
        } catch (RuntimeException failure) {
            log.debug("Nobody knows when the next turn is: {}", failure.toString());
            return Optional.empty();
        }
    }

    /**
     * Nobody has a turn of this account for a while, on no instance. Where Redis is away nobody has one anyway.
     *
     * @param account its scope's name
     * @param rest cut to {@code longestRest}: one odd answer must not make calling stand still for days
     */
    public void rest(String account, Duration rest) {
        Duration bounded = rest.compareTo(settings.longestRest()) > 0 ? settings.longestRest() : rest;
        try {
            resting.run(
                    redis.commands().sync(),
                    List.of(Keys.rest(account)),
                    List.of(String.valueOf(Math.max(1, bounded.toMillis()))));
        } catch (RuntimeException failure) {
            log.warn("The account's rest could not be written down: {}", failure.toString());
        }
    }

    private List<String> run(LuaScript<List<String>> script, Scope account, List<Scope> others) {
        List<Scope> scopes = Stream.concat(Stream.of(account), others.stream()).toList();
        List<String> keys = Stream.concat(
                        Stream.of(Keys.BORN, Keys.rest(account.name())),
                        scopes.stream().map(Keys::lastTurn))
                .toList();
        List<String> arguments = Stream.concat(
                        Stream.of(settings.ahead().toNanos() / 1_000),
                        scopes.stream().map(Scope::intervalMicros))
                .map(String::valueOf)
                .toList();
        return script.run(redis.commands().sync(), keys, arguments);
    }

    private static Turn read(List<String> answer) {
        Duration delay = Duration.of(Long.parseLong(answer.get(1)), ChronoUnit.MICROS);
        return switch (answer.getFirst()) {
            case "granted" ->
                new Turn.Granted(delay, Instant.EPOCH.plus(Long.parseLong(answer.get(2)), ChronoUnit.MICROS));
            case "later" -> new Turn.Later(delay);
            default -> throw new IllegalStateException("the script answered " + answer.getFirst());
        };
    }

    private Counter counted(Turn answer) {
        return counter(
                switch (answer) {
                    case Turn.Granted _ -> "granted";
                    case Turn.Later _ -> "later";
                    case Turn.Unknown _ -> "unknown";
                });
    }

    private Counter counter(String outcome) {
        return meters.counter("ringway.campaign.pace.turns", "outcome", outcome);
    }
}

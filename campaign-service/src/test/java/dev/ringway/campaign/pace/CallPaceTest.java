package dev.ringway.campaign.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.pace.Turn.Granted;
import dev.ringway.campaign.pace.Turn.Later;
import dev.ringway.campaign.pace.Turn.Unknown;
import dev.ringway.local.server.FreePorts;
import dev.ringway.local.server.LocalServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallPaceTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration AHEAD = PacedInstance.AHEAD;
    private static final Scope ACCOUNT = new Scope("account:AC1", Duration.ofMillis(2));

    private static List<PacedInstance> instances = List.of();
    private static RedisClient client;
    private static StatefulRedisConnection<String, String> redis;

    private final PacedInstance instance = instances.getFirst();

    /** A turn that was given: for which campaign, from which caller id, and when. */
    private record Given(Scope campaign, Scope callerId, Granted turn) {}

    @BeforeAll
    static void start() {
        instances = Stream.generate(PacedInstance::start).limit(3).toList();
        client = RedisClient.create(LocalServers.redisUri());
        redis = client.connect();
    }

    @AfterAll
    static void stop() {
        instances.forEach(PacedInstance::close);
        redis.close();
        client.close();
    }

    /** A Redis that knows all turns of the last day: there were none. */
    @BeforeEach
    void nobodyHasCalledForLong() {
        redis.sync().flushall();
        born(redisTime().minus(Duration.ofDays(1)), runOfRedis());
    }

    @Test
    void howLongNobodyCanHaveATurnIsToldWithoutUsingOneUp() {
        Scope campaign = new Scope("campaign:1", HOUR);
        Scope one = new Scope("caller-id:+12025550100", HOUR.multipliedBy(2));
        Scope other = new Scope("caller-id:+12025550101", Duration.ofMinutes(1));
        assertThat(instance.untilTurn(ACCOUNT, List.of(campaign), List.of(one, other)))
                .contains(Duration.ZERO);
        assertThat(instance.ask(ACCOUNT, campaign, one)).isInstanceOf(Granted.class);

        assertThat(instance.untilTurn(ACCOUNT, List.of(campaign), List.of(one, other)))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(HOUR.minusMinutes(1), HOUR));
        assertThat(instance.untilTurn(ACCOUNT, List.of(), List.of(one)))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(HOUR));
        assertThat(instance.untilTurn(ACCOUNT, List.of(), List.of(one, other))).contains(Duration.ZERO);
        assertThat(instance.ask(ACCOUNT, new Scope("campaign:2", HOUR), other)).isInstanceOf(Granted.class);
    }

    @Test
    void anAccountThatRestsHasNoTurnsOnAnyInstanceAndNoRestLastsForDays() {
        instances.get(1).rest(ACCOUNT, Duration.ofDays(10));
        instances.get(2).rest(ACCOUNT, Duration.ofSeconds(1));

        assertThat(instance.ask(ACCOUNT))
                .isInstanceOfSatisfying(
                        Later.class,
                        later -> assertThat(later.delay()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
        assertThat(instance.untilTurn(ACCOUNT, List.of(), List.of()))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(4)));
        assertThat(instance.ask(new Scope("account:AC2", HOUR))).isInstanceOf(Granted.class);
    }

    @Test
    void turnsAreNeverCloserThanTheirIntervalsHoweverManyAsk() {
        List<Scope> campaigns = scopes("campaign:", 5, Duration.ofMillis(7));
        List<Scope> callerIds = scopes("caller-id:+1555010", 3, Duration.ofMillis(5));
        Queue<Given> given = new ConcurrentLinkedQueue<>();
        Queue<Turn> failures = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (PacedInstance one : instances) {
                campaigns.forEach(campaign -> threads.execute(() -> {
                    for (int asked = 0; given.size() < 300 && failures.isEmpty(); asked++) {
                        Scope callerId = callerIds.get(asked % callerIds.size());
                        switch (one.ask(ACCOUNT, campaign, callerId)) {
                            case Granted turn -> given.add(new Given(campaign, callerId, turn));
                            case Later _ -> {}
                            case Unknown unknown -> failures.add(unknown);
                        }
                    }
                }));
            }
        }
        assertThat(failures).isEmpty();
        assertThat(given).hasSizeGreaterThanOrEqualTo(300);
        assertThat(given).allSatisfy(one -> assertThat(one.turn().delay()).isBetween(Duration.ZERO, AHEAD));
        assertSpaced(given, _ -> ACCOUNT);
        assertSpaced(given, Given::campaign);
        assertSpaced(given, Given::callerId);
    }

    @Test
    void campaignsThatAskAllTheTimeHaveEqualShares() {
        Scope account = new Scope("account:AC1", Duration.ofSeconds(10));
        List<Scope> campaigns = new ArrayList<>(scopes("campaign:", 5, Duration.ofSeconds(10)));
        List<Scope> turns = new ArrayList<>();
        Random order = new Random(1);
        try (PacedInstance queue = PacedInstance.start("PACE_AHEAD=1m")) {
            while (turns.size() < 203) {
                Collections.shuffle(campaigns, order);
                campaigns.stream()
                        .filter(campaign -> queue.ask(account, campaign) instanceof Granted)
                        .forEach(turns::add);
                letPass(account.interval());
            }
        }
        assertThat(campaigns)
                .allSatisfy(campaign ->
                        assertThat(Collections.frequency(turns, campaign)).isBetween(40, 41));
    }

    @Test
    void campaignsWaitInTheOrderInWhichTheyAsked() {
        Scope account = new Scope("account:AC1", Duration.ofMillis(100));
        Granted first = granted(instance.ask(account, campaign("a", HOUR)));
        Granted second = granted(instance.ask(account, campaign("b", HOUR)));
        Granted third = granted(instance.ask(account, campaign("c", HOUR)));
        assertThat(first.delay()).isZero();
        assertThat(second.at()).isAfterOrEqualTo(first.at().plusMillis(100));
        assertThat(third.at()).isAfterOrEqualTo(second.at().plusMillis(100));
        assertThat(third.at().minus(third.delay())).isAfterOrEqualTo(first.at());
    }

    @Test
    void aTurnIsKeptToTheMicrosecondForTheAccountTheCampaignAndTheCallerId() {
        Scope campaign = campaign("a", HOUR);
        Scope callerId = new Scope("caller-id:+15550100", HOUR);
        Granted turn = granted(instance.ask(ACCOUNT, campaign, callerId));
        assertThat(List.of(ACCOUNT, campaign, callerId))
                .extracting(CallPaceTest::lastTurn)
                .containsOnly(micros(turn.at()));
    }

    @Test
    void aBusyCallerIdUsesUpNothingOfTheOthers() {
        Scope busy = new Scope("caller-id:+15550100", HOUR);
        Scope campaign = campaign("b", HOUR);
        granted(instance.ask(ACCOUNT, campaign("a", HOUR), busy));
        String account = lastTurn(ACCOUNT);
        assertThat(later(instance.ask(ACCOUNT, campaign, busy)).delay()).isBetween(HOUR.minusMinutes(10), HOUR);
        assertThat(lastTurn(ACCOUNT)).isEqualTo(account);
        assertThat(redis.sync().exists(Keys.lastTurn(campaign))).isZero();
        granted(instance.ask(ACCOUNT, campaign, new Scope("caller-id:+15550101", HOUR)));
    }

    @Test
    void aTurnThatIsTooFarAheadIsNotGivenAway() {
        Scope slow = new Scope("account:AC1", Scope.interval(new BigDecimal("0.001")));
        Scope campaign = campaign("b", HOUR);
        granted(instance.ask(slow, campaign("a", HOUR)));
        String account = lastTurn(slow);
        assertThat(later(instance.ask(slow, campaign)).delay())
                .isBetween(Duration.ofSeconds(500), Duration.ofSeconds(1_000).minus(AHEAD));
        assertThat(lastTurn(slow)).isEqualTo(account);
        assertThat(redis.sync().exists(Keys.lastTurn(campaign))).isZero();

        redis.sync().set(Keys.lastTurn(slow), micros(redisTime().minusSeconds(1_000)));
        assertThat(granted(instance.ask(slow, campaign)).delay()).isZero();
    }

    @Test
    void anEmptiedRedisLetsNoCallBeginBesideThoseThatWaitAlready() {
        Scope account = new Scope("account:AC1", Duration.ofMillis(20));
        Scope campaign = campaign("0", Duration.ofMillis(50));
        Granted first = granted(instance.ask(account, campaign));
        Granted last = IntStream.rangeClosed(1, 10)
                .mapToObj(other -> granted(instance.ask(account, campaign("" + other, HOUR))))
                .toList()
                .getLast();
        redis.sync().flushall();
        assertThat(later(instance.ask(account, campaign)).delay()).isPositive();
        Granted next = awaitTurn(account, campaign);
        assertThat(next.at()).isAfterOrEqualTo(last.at().plus(account.interval()));
        assertThat(next.at()).isAfterOrEqualTo(first.at().plus(campaign.interval()));
    }

    /** A dump may be older than the last turns, and a copy may lag: what each scope has there is from long before. */
    @Test
    void whatAnotherRunOfRedisHasWrittenIsNotTrusted() {
        Scope account = new Scope("account:AC1", Duration.ofMillis(20));
        Scope campaign = campaign("a", Duration.ofMillis(50));
        Scope callerId = new Scope("caller-id:+15550100", Duration.ofMillis(50));
        writtenByAnotherRun(account, campaign, callerId);

        assertThat(later(instance.ask(account, campaign, callerId)).delay()).isPositive();

        String[] born = redis.sync().get(Keys.BORN).split(" ", 2);
        assertThat(born[1]).isEqualTo(runOfRedis());
        Granted next = awaitTurn(account, campaign, callerId);
        assertThat(new BigDecimal(micros(next.at())))
                .isGreaterThanOrEqualTo(new BigDecimal(born[0]).add(new BigDecimal(AHEAD.toNanos() / 1_000)));
    }

    @Test
    void norIsItByWhoAsksOnlyHowLongToWait() {
        Scope account = new Scope("account:AC1", HOUR);
        Scope campaign = campaign("a", HOUR);
        Scope callerId = new Scope("caller-id:+15550100", HOUR);
        writtenByAnotherRun(account, campaign, callerId);

        assertThat(instance.untilTurn(account, List.of(), List.of())).hasValueSatisfying(CallPaceTest::isAboutAnHour);
        assertThat(instance.untilTurn(ACCOUNT, List.of(campaign), List.of()))
                .hasValueSatisfying(CallPaceTest::isAboutAnHour);
        assertThat(instance.untilTurn(ACCOUNT, List.of(), List.of(callerId)))
                .hasValueSatisfying(CallPaceTest::isAboutAnHour);
    }

    private static void isAboutAnHour(Duration wait) {
        assertThat(wait).isBetween(HOUR.minusMinutes(1), HOUR.plus(AHEAD));
    }

    private static void writtenByAnotherRun(Scope... scopes) {
        Instant yesterday = redisTime().minus(Duration.ofDays(1));
        born(yesterday, "f".repeat(40));
        Stream.of(scopes).forEach(scope -> redis.sync().set(Keys.lastTurn(scope), micros(yesterday)));
    }

    @Test
    void whoAsksOnlyHowLongToWaitDoesNotWaitForEverForAnEmptiedRedis() {
        Scope campaign = campaign("a", Duration.ofMillis(10));
        redis.sync().flushall();
        assertThat(instance.untilTurn(ACCOUNT, List.of(campaign), List.of()))
                .hasValueSatisfying(wait -> assertThat(wait).isPositive());
        await().atMost(LIMIT)
                .until(() -> instance.untilTurn(ACCOUNT, List.of(campaign), List.of())
                        .filter(Duration.ZERO::equals)
                        .isPresent());
    }

    @Test
    void whatIsLongAgoIsForgottenButNotSinceWhenTurnsAreKnown() {
        granted(instance.ask(ACCOUNT, campaign("a", Duration.ofMillis(1))));
        assertThat(redis.sync().pttl(Keys.lastTurn(ACCOUNT)))
                .isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(25).toMillis());
        assertThat(redis.sync().pttl(Keys.BORN)).isEqualTo(-1);
        redis.sync().pexpire(Keys.lastTurn(ACCOUNT), 1);
        await().atMost(LIMIT).until(() -> redis.sync().exists(Keys.lastTurn(ACCOUNT)) == 0);
        assertThat(granted(instance.ask(ACCOUNT, campaign("b", HOUR))).delay()).isZero();
        assertThat(redis.sync().pttl(Keys.lastTurn(campaign("b", HOUR)))).isGreaterThan(HOUR.toMillis());
    }

    @Test
    void aRateThatIsLoweredCountsFromTheLastTurnHoweverSoonTheNextOneWasDue() {
        granted(instance.ask(ACCOUNT, campaign("a", Duration.ofMillis(1))));
        assertThat(redis.sync().pttl(Keys.lastTurn(campaign("a", HOUR)))).isGreaterThan(HOUR.toMillis());

        assertThat(later(instance.ask(ACCOUNT, campaign("a", HOUR))).delay()).isBetween(HOUR.minusMinutes(1), HOUR);
    }

    @Test
    void aClockThatWasSetBackHoldsNobodyUpForLong() {
        String tomorrow = micros(redisTime().plus(Duration.ofDays(1)));
        Scope campaign = campaign("a", Duration.ofMillis(10));
        redis.sync().set(Keys.lastTurn(ACCOUNT), tomorrow);
        assertThat(later(instance.ask(ACCOUNT, campaign)).delay()).isEqualTo(ACCOUNT.interval());
        redis.sync().set(Keys.lastTurn(campaign), tomorrow);
        assertThat(later(instance.ask(ACCOUNT, campaign)).delay()).isEqualTo(AHEAD.plusMillis(10));
        awaitTurn(ACCOUNT, campaign);
    }

    @Test
    void norDoesOneThatWasSetBackBehindTheTimeSinceWhenTurnsAreKnown() {
        born(redisTime().plus(Duration.ofDays(1)), runOfRedis());
        Scope campaign = campaign("a", Duration.ofMillis(10));
        assertThat(later(instance.ask(ACCOUNT, campaign)).delay()).isEqualTo(AHEAD.plusMillis(10));
        assertThat(new BigDecimal(redis.sync().get(Keys.BORN).split(" ", 2)[0]))
                .isLessThanOrEqualTo(new BigDecimal(micros(redisTime())));
        awaitTurn(ACCOUNT, campaign);
    }

    @Test
    void whileRedisIsAwayNoTurnIsKnownAndThenTheyAreGivenAgain() {
        double before = instance.counted("unknown");
        LocalServers.redis().stop();
        try {
            assertThat(instance.ask(ACCOUNT, campaign("a", HOUR))).isInstanceOf(Unknown.class);
        } finally {
            LocalServers.redis().start();
        }
        assertThat(instance.counted("unknown")).isEqualTo(before + 1);
        awaitTurn(ACCOUNT, campaign("a", Duration.ofMillis(10)));
    }

    @Test
    void noTurnIsKnownOfARedisThatWasNeverReached() {
        try (PacedInstance alone = PacedInstance.at("redis://localhost:" + FreePorts.next())) {
            assertThat(alone.ask(ACCOUNT, campaign("a", HOUR))).isInstanceOf(Unknown.class);
        }
    }

    @Test
    void noTurnIsKnownOfARedisThatDoesNotAnswerInTime() {
        try (PacedInstance impatient = PacedInstance.start("REDIS_COMMAND_TIMEOUT=200ms")) {
            clientCommand("PAUSE", "60000", "WRITE");
            try {
                assertThat(impatient.ask(ACCOUNT, campaign("a", HOUR))).isInstanceOf(Unknown.class);
            } finally {
                clientCommand("UNPAUSE");
            }
            awaitTurn(ACCOUNT, campaign("b", HOUR));
        }
    }

    @Test
    void noTurnIsKnownWhereRedisHoldsSomethingElse() {
        redis.sync().hset(Keys.lastTurn(ACCOUNT), "at", "0");
        assertThat(instance.ask(ACCOUNT, campaign("a", HOUR))).isInstanceOf(Unknown.class);
        redis.sync().set(Keys.lastTurn(ACCOUNT), "soon");
        assertThat(instance.ask(ACCOUNT, campaign("a", HOUR))).isInstanceOf(Unknown.class);
    }

    private Granted awaitTurn(Scope account, Scope... own) {
        return granted(await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> instance.ask(account, own), Granted.class::isInstance));
    }

    private static void assertSpaced(Iterable<Given> given, Function<Given, Scope> scope) {
        Map<Scope, List<Instant>> turns = new HashMap<>();
        given.forEach(one -> turns.computeIfAbsent(scope.apply(one), _ -> new ArrayList<>())
                .add(one.turn().at()));
        turns.forEach((of, unsorted) -> {
            List<Instant> sorted = unsorted.stream().sorted().toList();
            List<Duration> gaps = IntStream.range(1, sorted.size())
                    .mapToObj(i -> Duration.between(sorted.get(i - 1), sorted.get(i)))
                    .toList();
            assertThat(gaps)
                    .as(of.name())
                    .isNotEmpty()
                    .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(of.interval()));
        });
    }

    private static Granted granted(Turn turn) {
        assertThat(turn).isInstanceOf(Granted.class);
        return (Granted) turn;
    }

    private static Later later(Turn turn) {
        assertThat(turn).isInstanceOf(Later.class);
        return (Later) turn;
    }

    private static Scope campaign(String id, Duration interval) {
        return new Scope("campaign:" + id, interval);
    }

    private static List<Scope> scopes(String prefix, int count, Duration interval) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Scope(prefix + i, interval))
                .toList();
    }

    private static String lastTurn(Scope scope) {
        return redis.sync().get(Keys.lastTurn(scope));
    }

    /** The turns in Redis are as if so much more time had gone by. */
    private static void letPass(Duration time) {
        redis.sync().keys("*").stream().filter(key -> !key.equals(Keys.BORN)).forEach(key -> {
            long micros = Long.parseLong(redis.sync().get(key)) - TimeUnit.MICROSECONDS.convert(time);
            redis.sync().set(key, Long.toString(micros), SetArgs.Builder.keepttl());
        });
    }

    private static void born(Instant since, String run) {
        redis.sync().set(Keys.BORN, micros(since) + " " + run);
    }

    private static String runOfRedis() {
        return redis.sync()
                .info("server")
                .lines()
                .filter(line -> line.startsWith("run_id:"))
                .findFirst()
                .orElseThrow()
                .substring("run_id:".length())
                .strip();
    }

    private static Instant redisTime() {
        List<String> time = redis.sync().time();
        return Instant.ofEpochSecond(Long.parseLong(time.getFirst()))
                .plus(Long.parseLong(time.getLast()), ChronoUnit.MICROS);
    }

    private static String micros(Instant time) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private static void clientCommand(String... words) {
        CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
        Stream.of(words).forEach(arguments::add);
        redis.sync().dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), arguments);
    }
}

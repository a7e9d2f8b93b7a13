package dev.ringway.acceptance;

import static org.awaitility.Awaitility.await;

import dev.ringway.acceptance.Dials.Dial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/** Five campaigns of one account, driven by three instances of which one dies now and then. */
final class PacedCampaigns {

    /** Per second, and at one time. */
    private record Limits(int callsPerSecond, int calls) {}

    private static final List<Limits> CAMPAIGNS =
            List.of(new Limits(3, 4), new Limits(5, 8), new Limits(6, 12), new Limits(8, 16), new Limits(10, 20));

    private static final int INSTANCES = 3;
    private static final int ACCOUNT_PER_SECOND = 20;
    private static final int ACCOUNT_CALLS = 40;
    private static final int CALLER_ID_PER_SECOND = 8;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("DIALER_LEASE", "4s"),
            Map.entry("DIALER_RESERVATION", "10s"),
            Map.entry("DIALER_REQUEST", "26s"),
            Map.entry("DIALER_UNHEARD", "20s"),
            Map.entry("DIALER_PAUSE", "5s"),
            Map.entry("DIALER_SETTLING_LOOK", "5s"),
            Map.entry("DIALER_SETTLING_LIMIT", "45s"),
            Map.entry("DIALER_REST", "20s"),
            Map.entry("DIALER_CONCURRENT_CALLS", Integer.toString(ACCOUNT_CALLS)),
            Map.entry("DIAL_CALLS_PER_CALLER_ID", "100000"),
            Map.entry("PACE_ACCOUNT_CALLS_PER_SECOND", Integer.toString(ACCOUNT_PER_SECOND)),
            Map.entry("PACE_CALLER_ID_CALLS_PER_SECOND", Integer.toString(CALLER_ID_PER_SECOND)),
            Map.entry(GrantedTurns.LOG_LEVEL, "debug"));

    private final RunningSystem system;
    private final IntFunction<List<String>> numbers;
    private final Duration patience;
    private final Duration untilKill;
    private final Random random = new Random(43);
    private final Dials dials;

    /**
     * @param numbers of the contacts of each campaign, from 0 to 4
     * @param untilKill from one kill to the next
     */
    PacedCampaigns(RunningSystem system, IntFunction<List<String>> numbers, Duration patience, Duration untilKill) {
        this.system = system;
        this.numbers = numbers;
        this.patience = patience;
        this.untilKill = untilKill;
        this.dials = new Dials(system.sandboxUrl());
    }

    /**
     * @param turns that were given of the account, by instance
     * @param closest between two turns of one scope, beside the least that may be
     * @param perSecond most creations of a campaign or the account within a second, beside its rate
     * @param live most calls at one time, beside the limit
     * @param left attempts that still hold a place at the end
     * @param crowded creations that came closer than the rates allow, as the sandbox saw them: on a machine that does much else
     *     some are held up on their way from their turns
     * @param wrong what should not be
     */
    record Result(
            int calls,
            int kills,
            Map<String, Integer> turns,
            Map<String, String> closest,
            Map<String, String> perSecond,
            Map<String, String> live,
            long left,
            Duration took,
            List<String> crowded,
            List<String> wrong) {}

    /** One thing that was measured, with its bound; no more than that is right. */
    private record Measured(String name, long most, long bound) {

        String text() {
            return most + " of " + bound;
        }

        Stream<String> complaint(String what) {
            return most > bound ? Stream.of(what + " of " + name + ": " + text()) : Stream.of();
        }
    }

    Result run() {
        dials.reset();
        try (CampaignInstances instances = new CampaignInstances(system, INSTANCES, SETTINGS);
                DialAttempts attempts = new DialAttempts(system.mongodb())) {
            CampaignApi api = new CampaignApi(instances.origins(), system.token("admin"));
            List<String> campaigns = campaigns(api);
            long started = System.nanoTime();
            campaigns.forEach(campaign -> api.lead(campaign, "start"));
            int kills = crashUntilEnd(instances, api, campaigns);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            await("no place is held").atMost(patience).until(() -> attempts.live() == 0);
            return result(instances, attempts, campaigns, kills, took);
        } finally {
            dials.reset();
        }
    }

    private List<String> campaigns(CampaignApi api) {
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < CAMPAIGNS.size(); number++) {
            String id = api.add(CampaignDraft.always("paced " + number, config(number)));
            api.addContacts(id, "paced-" + number, ContactsFile.of(numbers.apply(number)));
            ids.add(id);
        }
        return ids;
    }

    /** With caller ids of its own. */
    private static String config(int number) {
        Limits limits = CAMPAIGNS.get(number);
        return """
                "callerIds": ["+1202555010%1$d", "+1202555011%1$d"], "maxConcurrentCalls": %2$d, "callsPerSecond": %3$d,
                "breaker": {"failurePercent": 90}""".formatted(number, limits.calls(), limits.callsPerSecond());
    }

    private int crashUntilEnd(CampaignInstances instances, CampaignApi api, List<String> campaigns) {
        int kills = 0;
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + untilKill.toNanos();
            boolean over = await("the end of all campaigns, or the next kill")
                            .atMost(untilKill.multipliedBy(2))
                            .pollInterval(Duration.ofSeconds(2))
                            .until(() -> areOver(api, campaigns) || System.nanoTime() > next, reached -> reached)
                    && areOver(api, campaigns);
            if (over) {
                return kills;
            }
            instances.crash(random.nextInt(instances.count()));
            kills++;
        }
        throw new AssertionError("the campaigns did not end within " + patience);
    }

    /** One that has paused by itself is resumed, as people would. */
    private static boolean areOver(CampaignApi api, List<String> campaigns) {
        return campaigns.stream()
                .filter(campaign -> {
                    String status = api.campaign(campaign).path("status").asString();
                    if (status.equals("paused")) {
                        api.lead(campaign, "resume");
                    }
                    return !status.equals("completed");
                })
                .toList()
                .isEmpty();
    }

    private Result result(
            CampaignInstances instances, DialAttempts store, List<String> campaigns, int kills, Duration took) {
        List<Dial> dialled = dials.all();
        List<Document> attempts = store.all();
        GrantedTurns turns = GrantedTurns.read(instances.logged());
        Map<String, Long> intervals = intervals(campaigns, turns);
        List<String> wrong = new ArrayList<>(DialAudit.dialledTwice(dialled, attempts));
        wrong.addAll(DialAudit.dialledUncounted(dialled, attempts));
        Map<String, String> closest = new TreeMap<>();
        intervals.forEach((scope, interval) -> turns.closest(scope)
                .ifPresent(gap -> closest.put(scope, gap.toNanos() / 1000 + " of " + interval + " µs")));
        wrong.addAll(turns.tooClose(intervals));
        Map<String, String> perSecond = new TreeMap<>();
        List<String> crowded = new ArrayList<>();
        Map<String, String> live = new TreeMap<>();
        measuredPerSecond(dialled, campaigns).forEach(measured -> {
            perSecond.put(measured.name(), measured.text());
            measured.complaint("creations within a second").forEach(crowded::add);
        });
        measuredLive(dialled, attempts, campaigns).forEach(measured -> {
            live.put(measured.name(), measured.text());
            measured.complaint("calls at one time").forEach(wrong::add);
        });
        return new Result(
                dialled.size(),
                kills,
                instances.turnsOfEach("account:" + system.twilioAccountSid()),
                closest,
                perSecond,
                live,
                store.live(),
                took,
                crowded,
                wrong);
    }

    /** Microseconds, of every scope that had turns. */
    private Map<String, Long> intervals(List<String> campaigns, GrantedTurns turns) {
        Map<String, Long> intervals = new TreeMap<>();
        turns.ofScope().keySet().stream()
                .filter(scope -> scope.startsWith("caller-id:"))
                .forEach(scope -> intervals.put(scope, GrantedTurns.interval(CALLER_ID_PER_SECOND)));
        intervals.put("account:" + system.twilioAccountSid(), GrantedTurns.interval(ACCOUNT_PER_SECOND));
        IntStream.range(0, campaigns.size())
                .forEach(number -> intervals.put(
                        "campaign:" + campaigns.get(number),
                        GrantedTurns.interval(CAMPAIGNS.get(number).callsPerSecond())));
        return intervals;
    }

    /** From its turn to the sandbox a request may be slowed down and caught up by the next: one more in a second. */
    private static List<Measured> measuredPerSecond(List<Dial> dialled, List<String> campaigns) {
        List<Measured> measured = new ArrayList<>();
        measured.add(new Measured("account", withinASecond(dialled), ACCOUNT_PER_SECOND + 1L));
        for (int number = 0; number < campaigns.size(); number++) {
            String campaign = campaigns.get(number);
            List<Dial> own = dialled.stream()
                    .filter(dial -> dial.campaign().equals(campaign))
                    .toList();
            measured.add(new Measured(
                    "campaign " + number,
                    withinASecond(own),
                    CAMPAIGNS.get(number).callsPerSecond() + 1L));
        }
        return measured;
    }

    private static long withinASecond(List<Dial> dialled) {
        List<Instant> times = dialled.stream().map(Dial::createdAt).sorted().toList();
        int first = 0;
        long most = 0;
        for (int last = 0; last < times.size(); last++) {
            while (!times.get(first).plusSeconds(1).isAfter(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1L);
        }
        return most;
    }

    private static List<Measured> measuredLive(List<Dial> dialled, List<Document> attempts, List<String> campaigns) {
        List<Measured> measured = new ArrayList<>();
        measured.add(new Measured("account, calls", LiveCalls.most(dialled), ACCOUNT_CALLS));
        measured.add(new Measured("account, places", LiveCalls.mostPlaces(attempts), ACCOUNT_CALLS));
        for (int number = 0; number < campaigns.size(); number++) {
            String campaign = campaigns.get(number);
            int limit = CAMPAIGNS.get(number).calls();
            measured.add(new Measured(
                    "campaign " + number + ", calls",
                    LiveCalls.most(dialled.stream()
                            .filter(dial -> dial.campaign().equals(campaign))
                            .toList()),
                    limit));
            measured.add(new Measured(
                    "campaign " + number + ", places",
                    LiveCalls.mostPlaces(attempts.stream()
                            .filter(attempt -> attempt.getObjectId("campaignId")
                                    .toHexString()
                                    .equals(campaign))
                            .toList()),
                    limit));
        }
        return measured;
    }
}

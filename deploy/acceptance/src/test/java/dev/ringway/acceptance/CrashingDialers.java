package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.acceptance.Dials.Dial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/**
 * Two instances of campaign-service call people of every fate, while either is killed again and again and some answers of the
 * provider get lost. Beside it a campaign whose hours end soon, and numbers that are suppressed.
 */
final class CrashingDialers {

    private static final int ACCOUNT_PER_SECOND = 10;
    private static final int SOME_HOURS_PER_SECOND = 1;

    /** Where waiting would be long; how long one request to Twilio may take stays as it is. */
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("DIALER_LEASE", "4s"),
            Map.entry("DIALER_RESERVATION", "10s"),
            Map.entry("DIALER_REQUEST", "26s"),
            Map.entry("DIALER_UNHEARD", "30s"),
            Map.entry("DIALER_PAUSE", "5s"),
            Map.entry("DIALER_SETTLING_LOOK", "5s"),
            Map.entry("DIALER_SETTLING_LIMIT", "60s"),
            // At the end only those are left whom nobody has reached yet, and the numbers to call from begin to rest.
            Map.entry("DIALER_REST", "1s"),
            Map.entry("DIAL_CALLS_PER_CALLER_ID", "100000"),
            Map.entry("PACE_ACCOUNT_CALLS_PER_SECOND", Integer.toString(ACCOUNT_PER_SECOND)),
            Map.entry("PACE_CALLER_ID_CALLS_PER_SECOND", "10"),
            Map.entry(GrantedTurns.LOG_LEVEL, "debug"));

    /** Of each campaign. */
    private static final int PLACES = 40;

    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final Duration HOURS_LEFT = Duration.ofMinutes(2);
    /** From the last look to the creation: the request as slow as it is made here, on a busy machine. */
    private static final Duration WAY = Duration.ofSeconds(2);

    private final RunningSystem system;
    private final List<String> numbers;
    private final List<String> inHours;
    private final int kills;
    private final int callsPerSecond;
    private final Random random;
    private final Dials dials;

    /**
     * @param numbers that are called; every fiftieth is suppressed before
     * @param inHours that are called while their clocks allow it
     * @param callsPerSecond of the campaign
     */
    CrashingDialers(
            RunningSystem system,
            List<String> numbers,
            List<String> inHours,
            int kills,
            int callsPerSecond,
            long seed) {
        this.system = system;
        this.numbers = numbers;
        this.inHours = inHours;
        this.kills = kills;
        this.callsPerSecond = callsPerSecond;
        this.random = new Random(seed);
        this.dials = new Dials(system.sandboxUrl());
    }

    /**
     * @param killsWhileCalling those after which somebody was still to be called
     * @param outcomes of the contacts, each with how many
     * @param pauses why the campaign has paused by itself
     * @param wrong what should not be
     */
    record Result(
            int dials,
            int dialsInHours,
            int attempts,
            int killsWhileCalling,
            long unresolved,
            Map<String, Long> outcomes,
            List<String> pauses,
            Duration took,
            List<String> wrong) {}

    Result run() {
        dials.reset();
        dials.creations("\"latencyMillis\": 150, \"latencyAfterMillis\": 250, \"errorAfterPercent\": 3,"
                + " \"disconnectAfterPercent\": 2, \"seed\": 7");
        long started = System.nanoTime();
        try (CampaignInstances instances = new CampaignInstances(system, 2, SETTINGS);
                DialAttempts attempts = new DialAttempts(system.mongodb())) {
            CampaignApi api = new CampaignApi(instances.origins(), system.token("admin"));
            Set<String> suppressed = suppressed(api);
            OpenHours hours = OpenHours.closingIn(HOURS_LEFT);
            String everybody = api.add(CampaignDraft.always("everybody", config(callsPerSecond)));
            String someHours =
                    api.add(CampaignDraft.within("some hours", hours.windows(), config(SOME_HOURS_PER_SECOND)));
            api.addContacts(everybody, "everybody", ContactsFile.of(numbers));
            api.addContacts(someHours, "some-hours", ContactsFile.of(inHours, OpenHours.ZONES));
            api.lead(everybody, "start");
            api.lead(someHours, "start");
            int whileCalling = crash(instances, attempts, everybody);
            List<String> pauses = awaitEnd(api, everybody);
            api.lead(someHours, "stop");
            await("no attempt is left").atMost(PATIENCE).until(() -> attempts.live() == 0);
            return result(
                    api, instances, attempts, everybody, someHours, hours, suppressed, whileCalling, pauses, started);
        } finally {
            dials.reset();
        }
    }

    private static String config(int callsPerSecond) {
        return """
                "callerIds": ["+12025550100", "+12025550101"], "maxConcurrentCalls": %d, "callsPerSecond": %d,
                "amd": {"mode": "enable", "onMachine": "hangup"},
                "breaker": {"failurePercent": 90},
                "retry": {"maxAttempts": 3, "perOutcome": {
                  "busy": {"retry": true, "delays": [10, 20]}, "no-answer": {"retry": true, "delays": [10, 20]},
                  "failed": {"retry": true, "delays": [10, 20]}}}
                """.formatted(PLACES, callsPerSecond);
    }

    private Set<String> suppressed(CampaignApi api) {
        Set<String> suppressed = IntStream.range(0, numbers.size())
                .filter(index -> index % 50 == 1)
                .mapToObj(numbers::get)
                .collect(Collectors.toSet());
        suppressed.forEach(api::suppress);
        return suppressed;
    }

    /** Either, at any moment of the seconds after both are ready, so that calls are made in between. */
    private int crash(CampaignInstances instances, DialAttempts attempts, String campaign) {
        int whileCalling = 0;
        for (int kill = 0; kill < kills; kill++) {
            Duration pause = Duration.ofMillis(random.nextInt(6000));
            await().pollDelay(pause).atMost(pause.plusSeconds(5)).until(() -> true);
            if (attempts.waiting(campaign) > 0) {
                whileCalling++;
            }
            int victim = random.nextInt(instances.count());
            instances.crash(victim);
            instances.awaitReady(victim);
        }
        return whileCalling;
    }

    /** Somebody resumes the campaign where it has paused by itself, as people would. */
    private static List<String> awaitEnd(CampaignApi api, String campaign) {
        List<String> pauses = new ArrayList<>();
        await("the campaign's end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    JsonNode now = api.campaign(campaign);
                    if (now.path("status").asString().equals("paused")) {
                        pauses.add(now.path("statusReason").asString(""));
                        api.lead(campaign, "resume");
                    }
                    return now.path("status").asString().equals("completed");
                });
        return pauses;
    }

    private Result result(
            CampaignApi api,
            CampaignInstances instances,
            DialAttempts store,
            String everybody,
            String someHours,
            OpenHours hours,
            Set<String> suppressed,
            int whileCalling,
            List<String> pauses,
            long started) {
        List<Dial> dialled = dials.all();
        List<Document> attempts = store.all();
        List<JsonNode> contacts = api.contacts(everybody);
        List<Dial> dialledInHours = dialled.stream()
                .filter(dial -> dial.campaign().equals(someHours))
                .toList();
        assertThat(contacts).hasSize(numbers.size());
        List<String> wrong = Stream.of(
                        DialAudit.dialledTwice(dialled, attempts),
                        DialAudit.dialledUncounted(dialled, attempts),
                        DialAudit.dialledAtOnce(dialled),
                        DialAudit.withoutEnd(contacts),
                        DialAudit.unresolvedWithoutReason(contacts),
                        DialAudit.wrongFigures(api.stats(everybody), contacts),
                        DialAudit.wrongFigures(api.stats(someHours), api.contacts(someHours)),
                        hours.dialledOutside(dialledInHours, zones(), WAY),
                        dialledSuppressed(dialled, suppressed),
                        GrantedTurns.read(instances.logged()).tooClose(intervals(everybody, someHours)),
                        tooMany(everybody, attempts))
                .flatMap(List::stream)
                .toList();
        return new Result(
                dialled.size(),
                dialledInHours.size(),
                attempts.size(),
                whileCalling,
                attempts.stream()
                        .filter(attempt -> attempt.getString("state").equals("unresolved"))
                        .count(),
                contacts.stream()
                        .collect(Collectors.groupingBy(
                                contact -> contact.path("status").asString() + "/"
                                        + contact.path("outcome").asString("-"),
                                Collectors.counting())),
                pauses,
                Duration.ofNanos(System.nanoTime() - started),
                wrong);
    }

    private Map<String, String> zones() {
        return IntStream.range(0, inHours.size())
                .boxed()
                .collect(Collectors.toMap(inHours::get, index -> OpenHours.ZONES.get(index % OpenHours.ZONES.size())));
    }

    private Map<String, Long> intervals(String everybody, String someHours) {
        return Map.of(
                "account:" + system.twilioAccountSid(),
                GrantedTurns.interval(ACCOUNT_PER_SECOND),
                "campaign:" + everybody,
                GrantedTurns.interval(callsPerSecond),
                "campaign:" + someHours,
                GrantedTurns.interval(SOME_HOURS_PER_SECOND));
    }

    private static List<String> tooMany(String campaign, List<Document> attempts) {
        int most = LiveCalls.mostPlaces(attempts.stream()
                .filter(attempt ->
                        attempt.getObjectId("campaignId").toHexString().equals(campaign))
                .toList());
        return most > PLACES ? List.of(most + " places were held at one time") : List.of();
    }

    private static List<String> dialledSuppressed(List<Dial> dialled, Set<String> suppressed) {
        Set<String> called = new HashSet<>(dialled.stream().map(Dial::to).toList());
        return suppressed.stream()
                .filter(called::contains)
                .map(number -> number + " is suppressed and was dialled")
                .toList();
    }
}

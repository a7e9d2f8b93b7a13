package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.acceptance.Dials.Dial;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A campaign under full load is paused, its instances die and come back, its contacts are uploaded once more, and it goes on.
 * Another campaign with the same contacts begins in between.
 */
final class PausedCampaign {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final int CALLS_PER_SECOND = 8;
    private static final int BEFORE_THE_PAUSE = 60;

    private static final Map<String, String> SETTINGS = Map.of(
            "DIALER_LEASE",
            "4s",
            "DIALER_RESERVATION",
            "10s",
            "DIALER_REQUEST",
            "26s",
            "DIAL_CALLS_PER_CALLER_ID",
            "100000",
            "PACE_ACCOUNT_CALLS_PER_SECOND",
            "20",
            "PACE_CALLER_ID_CALLS_PER_SECOND",
            "20",
            GrantedTurns.LOG_LEVEL,
            "debug");

    private static final String CONFIG = """
            "callerIds": ["+12025550100"], "maxConcurrentCalls": 200, "breaker": {"failurePercent": 90},
            "callsPerSecond":\s""" + CALLS_PER_SECOND;

    private final RunningSystem system;
    private final List<String> numbers;
    private final Dials dials;

    PausedCampaign(RunningSystem system, List<String> numbers) {
        this.system = system;
        this.numbers = numbers;
        this.dials = new Dials(system.sandboxUrl());
    }

    /**
     * @param before calls when the pause was answered
     * @param last creation after the answer that the sandbox has seen, counted from it; zero if there was none
     * @param whilePaused calls that were placed later than a second after the answer, until the campaign went on
     * @param restarted the campaign's status after all of its instances had died
     * @param contacts of the campaign before the second upload and after it
     * @param closest two turns of the campaign
     * @param changedByOther contacts whose state the other campaign has changed
     * @param calledTwice numbers that the campaign has called more than once
     */
    record Result(
            int before,
            Duration last,
            int whilePaused,
            String restarted,
            List<Integer> contacts,
            Duration closest,
            Duration interval,
            int changedByOther,
            Set<String> calledTwice,
            int callsOfOther) {}

    Result run() {
        dials.reset();
        try (CampaignInstances instances = new CampaignInstances(system, 2, SETTINGS)) {
            CampaignApi api = new CampaignApi(instances.origins(), system.token("admin"));
            String file = ContactsFile.of(numbers);
            String paused = api.add(CampaignDraft.always("paused", CONFIG));
            String other = api.add(CampaignDraft.always("other", CONFIG));
            api.addContacts(paused, "uploaded", file);
            api.addContacts(other, "uploaded", file);
            api.lead(paused, "start");
            await().atMost(PATIENCE).until(() -> of(paused).size() >= BEFORE_THE_PAUSE);
            api.lead(paused, "pause");
            Instant answered = Instant.now();
            int before = of(paused).size();
            silence();
            IntStream.range(0, instances.count()).forEach(instances::crash);
            IntStream.range(0, instances.count()).forEach(instances::awaitReady);
            silence();
            String restarted = api.campaign(paused).path("status").asString();
            List<Dial> untilResumed = of(paused);
            int contacts = api.contacts(paused).size();
            Map<String, String> otherBefore = states(api, other);
            api.lead(paused, "resume");
            api.addContacts(paused, "uploaded", file);
            awaitEnd(api, paused);
            assertThat(states(api, other))
                    .as("nobody of the other one was called")
                    .isEqualTo(otherBefore);
            Map<String, String> ended = states(api, paused);
            int contactsAfter = api.contacts(paused).size();
            api.lead(other, "start");
            awaitEnd(api, other);
            return new Result(
                    before,
                    untilResumed.stream()
                            .map(Dial::createdAt)
                            .filter(answered::isBefore)
                            .max(Instant::compareTo)
                            .map(last -> Duration.between(answered, last))
                            .orElse(Duration.ZERO),
                    Math.toIntExact(untilResumed.stream()
                            .filter(dial -> dial.createdAt().isAfter(answered.plusSeconds(1)))
                            .count()),
                    restarted,
                    List.of(contacts, contactsAfter),
                    GrantedTurns.read(instances.logged())
                            .closest("campaign:" + paused)
                            .orElseThrow(),
                    Duration.ofSeconds(1).dividedBy(CALLS_PER_SECOND),
                    changed(ended, states(api, paused)),
                    calledTwice(of(paused)),
                    of(other).size());
        } finally {
            dials.reset();
        }
    }

    private List<Dial> of(String campaign) {
        return dials.all().stream()
                .filter(dial -> dial.campaign().equals(campaign))
                .toList();
    }

    /** That nothing happens has to be waited for. */
    private static void silence() {
        await().pollDelay(SILENCE).atMost(SILENCE.multipliedBy(2)).until(() -> true);
    }

    private static void awaitEnd(CampaignApi api, String campaign) {
        await("the campaign's end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.campaign(campaign).path("status").asString().equals("completed"));
    }

    /** By contact: where it stands, and after how many attempts. */
    private static Map<String, String> states(CampaignApi api, String campaign) {
        return api.contacts(campaign).stream()
                .collect(Collectors.toMap(
                        contact -> contact.path("contactId").asString(), PausedCampaign::state, (one, same) -> one));
    }

    private static String state(JsonNode contact) {
        return contact.path("status").asString() + " after "
                + contact.path("attempts").asInt();
    }

    private static int changed(Map<String, String> before, Map<String, String> after) {
        return Math.toIntExact(before.entrySet().stream()
                .filter(contact -> !contact.getValue().equals(after.get(contact.getKey())))
                .count());
    }

    private static Set<String> calledTwice(List<Dial> dialled) {
        Set<String> called = new HashSet<>();
        return dialled.stream()
                .map(Dial::to)
                .filter(number -> !called.add(number))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

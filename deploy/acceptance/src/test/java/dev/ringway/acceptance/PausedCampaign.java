package dev.ringway.acceptance;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.acceptance.Dials.Dial;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A campaign under full load is paused, its instances die and come back, and it goes on; while it calls, its contacts are
 * uploaded once more, with many others who are not to be called. Another campaign with the same contacts begins afterwards.
 */
final class PausedCampaign {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    static final int CALLS_PER_SECOND = 8;
    private static final int BEFORE_THE_PAUSE = 60;

    /** A state of a contact, see below. */
    private static final String NEVER_TO_BE_CALLED = "suppressed after 0";

    /** By the fates of the sandbox's numbers. */
    private static final int ONE_OF_WHOM_OPTS_OUT = 20;

    /** Enough to tell the rate by. */
    private static final int BEFORE_THE_UPLOAD = 24;

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
    private final int others;
    private final int compared;
    private final Dials dials;

    /**
     * @param numbers that are called; enough for what happens while they are
     * @param others who come into the campaign while it calls, and are not called
     * @param compared calls per second that are allowed before and while they come: what the machine makes beside an import, if
     *     the rates are to tell what the campaign allows itself and not what the machine can
     */
    PausedCampaign(RunningSystem system, List<String> numbers, int others, int compared) {
        this.system = system;
        this.numbers = numbers;
        this.others = others;
        this.compared = compared;
        this.dials = new Dials(system.sandboxUrl());
    }

    /**
     * @param before calls when the pause was answered
     * @param last creation after the answer that the sandbox has seen, counted from it; zero if there was none
     * @param whilePaused calls that were placed later than a second after the answer, until the campaign went on
     * @param restarted the campaign's status after all of its instances had died
     * @param contacts of the campaign that are to be called, before the second upload and after it
     * @param uploaded that the second upload brought into the campaign
     * @param turns of the campaign while it ran
     * @param rates of turns per second, since the campaign was resumed and while the second upload ran, at the pace that was compared
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
            int uploaded,
            long turns,
            List<Double> rates,
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
            int contacts = toCall(states(api, paused));
            Map<String, String> otherBefore = states(api, other);
            api.pace(paused, compared);
            api.lead(paused, "resume");
            await().atMost(PATIENCE).until(() -> of(paused).size() >= untilResumed.size() + BEFORE_THE_UPLOAD);
            JsonNode upload = api.upload(paused, ContactsFile.of(numbers, strangers()));
            api.pace(paused, CALLS_PER_SECOND);
            awaitEnd(api, paused);
            assertNobodyCalled(otherBefore, states(api, other));
            Map<String, String> ended = states(api, paused);
            int contactsAfter = toCall(ended);
            api.lead(other, "start");
            awaitEnd(api, other);
            GrantedTurns turns = GrantedTurns.read(instances.logged());
            String scope = "campaign:" + paused;
            Instant began = Instant.parse(upload.path("createdAt").asString());
            Instant over = Instant.parse(upload.path("endedAt").asString());
            Instant again = turns.ofScope().get(scope).stream()
                    .filter(answered.plus(SILENCE)::isBefore)
                    .findFirst()
                    .orElseThrow();
            double rate = turns.perSecond(scope, began, over);
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
                    upload.at("/counts/addedToCampaign").asInt(),
                    Math.round(rate * Duration.between(began, over).toMillis() / 1000),
                    List.of(turns.perSecond(scope, again, began), rate),
                    turns.closest(scope).orElseThrow(),
                    Duration.ofSeconds(1).dividedBy(CALLS_PER_SECOND),
                    changed(ended, states(api, paused)),
                    calledTwice(of(paused)),
                    of(other).size());
        } finally {
            dials.reset();
        }
    }

    /** Whoever opts out on a call of the first campaign is on the list of all, and so will not be called by the other one. */
    private void assertNobodyCalled(Map<String, String> before, Map<String, String> after) {
        assertThat(after).hasSameSizeAs(before);
        Map<String, String> changed = new HashMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        assertThat(changed)
                .as("of the other campaign, which has not begun")
                .hasSizeLessThanOrEqualTo(numbers.size() / ONE_OF_WHOM_OPTS_OUT)
                .allSatisfy((contact, state) -> assertThat(state).isEqualTo(NEVER_TO_BE_CALLED));
    }

    private Stream<String> strangers() {
        return IntStream.range(0, others).mapToObj(FictionalNumbers::beyond);
    }

    /** Whoever was called is one of them, also who opted out on the call. */
    private static int toCall(Map<String, String> states) {
        return Math.toIntExact(
                states.values().stream().filter(not(NEVER_TO_BE_CALLED::equals)).count());
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

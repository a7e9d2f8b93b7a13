package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.test.ProofReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A campaign of a million contacts: whom to call next is found as quickly as in a small one. */
class MillionContactsProof {

    private static final int CONTACTS = Integer.getInteger("ringway.million");
    private static final int CALLS = 1_000;

    /** Of the campaign that the large one is compared with: as many as are called, and some. */
    private static final int FEW = 1_500;

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final Map<String, String> SETTINGS = Map.of(
            "DIALER_CONCURRENT_CALLS", "100",
            "DIAL_CALLS_PER_CALLER_ID", "100000",
            "PACE_ACCOUNT_CALLS_PER_SECOND", "10",
            "PACE_CALLER_ID_CALLS_PER_SECOND", "10");

    private static final String CONFIG = """
            "callerIds": ["+12025550100"], "maxConcurrentCalls": 100, "callsPerSecond": 10,
            "breaker": {"failurePercent": 90}""";

    /** All that a decision to call is made of, and what becomes of it. */
    private static final Set<String> READ = Set.of(
            "campaignContacts",
            "campaigns",
            "campaignSpend",
            "campaignStats",
            "contacts",
            "dialAttempts",
            "dialGuards",
            "suppressions");

    /** The look for those who are due. */
    private static final Document DUE = new Document("ns", "campaigns.campaignContacts")
            .append("command.sort.nextAttempt", new Document("$exists", true));

    private final RunningSystem system =
            RunningSystem.with(Map.of("SANDBOX_TIME_SCALE", "60", "SANDBOX_KEEP_CALLS", "2000"));
    private final Dials dials = new Dials(system.sandboxUrl());

    @Test
    @Tag("million-contacts")
    void claimsAreAsQuickAsInASmallCampaign() throws IOException, InterruptedException {
        try (CampaignInstances instances = new CampaignInstances(system, 1, SETTINGS);
                DialAttempts attempts = new DialAttempts(system.mongodb())) {
            CampaignApi api = new CampaignApi(instances.origins(), system.token("admin"));
            try (DatabaseProfile profile = new DatabaseProfile(attempts.database(), READ)) {
                String few = campaign(api, attempts, 0, FEW);
                api.lead(few, "start");
                untilCalled(instances, CALLS);
                Reservations ofFew = Reservations.of(instances);
                api.lead(few, "stop");
                await("no call is under way").atMost(PATIENCE).until(() -> attempts.live() == 0);
                dials.reset();
                String campaign = campaign(api, attempts, FEW, CONTACTS);
                profile.forget();
                api.lead(campaign, "start");
                HeapUse first = untilCalled(instances, CALLS / 2);
                HeapUse second = untilCalled(instances, CALLS);
                List<Long> due = profile.millis(DUE);
                Set<String> plans = profile.plans();
                Reservations ofMany = Reservations.of(instances);
                new ProofReport(
                                "million-contacts",
                                "of 1,000,000 contacts the next ones to be called are found within milliseconds and claimed as"
                                        + " quickly as those of a small campaign, by indexes alone, and memory stays flat")
                        .figure("contacts", CONTACTS)
                        .figure("calls", dials.all().size())
                        .figure("looks for those who are due", due.size())
                        .figure("one look, p50 / p99 / max (ms, in the database)", percentiles(due))
                        .figure(
                                "one reservation as a whole, p50 / p99 (ms, in the service, the database writes down each of its"
                                        + " commands)",
                                ofMany)
                        .figure("the same in a campaign of " + FEW, ofFew)
                        .figure("most documents that one command looked at", profile.mostExamined())
                        .figure("plans", plans)
                        .figure(
                                "heap, peak in the first half and the second (MiB)",
                                first.heap() + " / " + second.heap())
                        .figure(
                                "resident, peak in the first half and the second (MiB)",
                                first.resident() + " / " + second.resident())
                        .write();
                api.lead(campaign, "stop");
                assertThat(plans).noneMatch(plan -> plan.contains("COLLSCAN"));
                assertThat(profile.mostExamined()).isLessThan(5_000);
                assertThat(due.get(due.size() * 99 / 100)).isLessThan(100);
                assertThat(ofMany.half()).isLessThan(1.5 * ofFew.half());
                assertThat(second.resident()).isLessThan(first.resident() + 40);
            }
        } finally {
            dials.reset();
        }
    }

    private static String campaign(CampaignApi api, DialAttempts attempts, int first, int contacts) {
        String campaign = api.add(CampaignDraft.always("of " + contacts, CONFIG));
        ManyMembers members = new ManyMembers(attempts.database(), campaign);
        members.withoutPublication();
        members.insert(first, contacts);
        api.repairStats(campaign);
        assertThat(api.stats(campaign).path("pending").asInt()).isEqualTo(contacts);
        return campaign;
    }

    /** Milliseconds that half of them and 99 of 100 took at most. */
    private record Reservations(double half, double most) {

        static Reservations of(CampaignInstances instances) throws IOException, InterruptedException {
            return new Reservations(instances.reservationMillis("0.5"), instances.reservationMillis("0.99"));
        }

        @Override
        public String toString() {
            return "%.1f / %.1f".formatted(half, most);
        }
    }

    private record HeapUse(long heap, long resident) {}

    private HeapUse untilCalled(CampaignInstances instances, int calls) {
        try (HeapWatch watch = new HeapWatch(instances.origins().getFirst(), instances.pid(0))) {
            await("calls")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .until(() -> dials.all().size() >= calls);
            return new HeapUse(watch.peakMib(), watch.residentMib());
        }
    }

    private static String percentiles(List<Long> sorted) {
        return sorted.get(sorted.size() / 2) + " / " + sorted.get(sorted.size() * 99 / 100) + " / " + sorted.getLast();
    }
}

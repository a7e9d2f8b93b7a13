package dev.ringway.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.store.AwaitedImports;
import dev.ringway.campaign.store.CampaignAdmission;
import dev.ringway.campaign.store.CampaignContactRefresh;
import dev.ringway.campaign.store.CampaignContacts;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.CampaignTransitions;
import dev.ringway.campaign.store.CampaignsDatabase;
import dev.ringway.campaign.store.ContactRepository;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.campaign.store.PlainFields;
import dev.ringway.campaign.web.RunningCampaigns;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Campaigns whose time comes, on a clock that the test moves. */
class CampaignTimesTest extends RunningCampaigns {

    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant EVENING = MORNING.plus(Duration.ofHours(10));
    private static final Duration QUIET = Duration.ofMinutes(5);

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Transactions transactions = new Transactions(store.client());
    private Instant now = MORNING.minus(Duration.ofDays(1));
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final CampaignCounters counters = new CampaignCounters(store.database(), clock);
    private final CampaignTransitions transitions = new CampaignTransitions(store.database());
    private final CampaignRepository campaigns =
            new CampaignRepository(store.database(), transitions, counters, transactions, clock);
    private final CampaignSteering steering = new CampaignSteering(campaigns, counters);
    private final CampaignTimes times = new CampaignTimes(
            new CampaignQueries(store.database()),
            steering,
            counters,
            new DialAttempts(store.database()),
            new AwaitedImports(store.database()),
            new CampaignSettings(
                    Duration.ofSeconds(1), QUIET, Duration.ofSeconds(2), 200, 10_000, Duration.ofSeconds(15)),
            clock);
    private final ContactRepository contacts = store.contacts(transactions, clock);
    private final CampaignContacts members = new CampaignContacts(
            store.database(), new CampaignAdmission(store.database(), counters), counters, transactions, clock);
    private final CampaignContactRefresh refresh =
            new CampaignContactRefresh(store.database(), counters, transactions, clock);

    @Autowired
    private LeasedJobs jobs;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aScheduledCampaignStartsAtItsTimeAndStopsAtItsEnd() {
        String id = scheduled();

        look(MORNING.minusMillis(1));
        assertThat(status(id)).isEqualTo(CampaignStatus.SCHEDULED);
        look(MORNING);
        assertThat(status(id)).isEqualTo(CampaignStatus.ACTIVE);
        look(EVENING.minusMillis(1));
        assertThat(status(id)).isEqualTo(CampaignStatus.ACTIVE);
        look(EVENING);
        assertThat(status(id)).isEqualTo(CampaignStatus.STOPPED);
        look(EVENING.plusSeconds(60));

        List<Transition> kept = transitions.page(id, Optional.empty(), 10);
        assertThat(kept)
                .extracting(Transition::action)
                .containsExactly(CampaignAction.STOP, CampaignAction.START, CampaignAction.SCHEDULE);
        assertThat(kept).extracting(Transition::by).containsExactly(Transition.SYSTEM, Transition.SYSTEM, "ava");
        assertThat(kept.getFirst().reason()).contains("its end date has come");
        assertThat(kept.getFirst().at()).isEqualTo(EVENING);
    }

    @Test
    void aPausedCampaignStopsAtItsEndToo() {
        String id = scheduled();
        look(MORNING);
        lead(id, CampaignAction.PAUSE);

        look(EVENING);

        assertThat(status(id)).isEqualTo(CampaignStatus.STOPPED);
    }

    @Test
    void aCampaignThatLacksSomethingAtItsTimeIsADraftAgainAndSaysWhatItLacks() {
        String id = scheduled();
        members.remove(id, memberIds(), false);

        look(MORNING);

        Campaign campaign = campaigns.find(id).orElseThrow();
        assertThat(campaign.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(campaign.statusReason()).contains("could not start, it lacks contacts");
        look(MORNING.plusSeconds(1));
        assertThat(status(id)).isEqualTo(CampaignStatus.DRAFT);
    }

    @Test
    void aCampaignWhoseWholeTimeWasMissedDoesNotStartAnyMore() {
        String id = scheduled();

        look(EVENING.plusSeconds(1));

        assertThat(transitions.page(id, Optional.empty(), 10))
                .extracting(Transition::action)
                .containsExactly(CampaignAction.STOP, CampaignAction.SCHEDULE);
    }

    @Test
    void aCampaignWhoseContactsAllHaveTheirEndIsCompleted() {
        String id = scheduled();
        look(MORNING);
        everybodyHasTheirEnd();

        look(MORNING.plusSeconds(1));

        Campaign campaign = campaigns.find(id).orElseThrow();
        assertThat(campaign.status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(campaign.statusReason()).contains("every contact has its end");
        assertThat(members.add(id, memberIds(), false)).isEmpty();
    }

    @Test
    void whatMayBeLearntOfItsLastCallIsAwaited() {
        String id = scheduled();
        look(MORNING);
        everybodyHasTheirEnd();
        Instant last = MORNING.plusSeconds(60);
        attempt(id, last);

        look(last.plus(QUIET).minusMillis(1));
        assertThat(status(id)).isEqualTo(CampaignStatus.ACTIVE);
        look(last.plus(QUIET));
        assertThat(status(id)).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void afterItsEndDateNothingIsAwaited() {
        String id = scheduled();
        look(MORNING);
        everybodyHasTheirEnd();
        attempt(id, EVENING.minusSeconds(60));

        look(EVENING);

        assertThat(status(id)).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void anImportThatIsNotOverKeepsACampaignFromBeingCompleted() {
        String id = scheduled();
        look(MORNING);
        everybodyHasTheirEnd();
        ObjectId awaited = importInto(id, "queued", false, false);
        importInto(id, "running", true, false);
        importInto(id, "running", false, true);
        importInto(id, "done", false, false);

        look(MORNING.plusSeconds(1));
        assertThat(status(id)).isEqualTo(CampaignStatus.ACTIVE);
        assertThat(steering.complete(campaigns.find(id).orElseThrow())).isEmpty();

        Mono.from(store.database()
                        .getCollection("contactImports")
                        .updateOne(new Document("_id", awaited), new Document("$set", new Document("state", "done"))))
                .block();
        look(MORNING.plusSeconds(2));
        assertThat(status(id)).isEqualTo(CampaignStatus.COMPLETED);
    }

    @Test
    void anActiveCampaignThatNobodyIsLeftInIsCompletedAndAPausedOneWaits() {
        String id = scheduled();
        look(MORNING);
        lead(id, CampaignAction.PAUSE);
        members.remove(id, memberIds(), false);
        look(MORNING.plusSeconds(1));
        assertThat(status(id)).isEqualTo(CampaignStatus.PAUSED);

        lead(id, CampaignAction.RESUME);
        look(MORNING.plusSeconds(2));

        assertThat(status(id)).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(campaigns.find(id).orElseThrow().statusReason()).contains("there is no contact in it");
    }

    @Test
    void oneThatComesInMeanwhileKeepsACampaignFromBeingCompleted() {
        String id = scheduled();
        look(MORNING);

        assertThat(steering.complete(campaigns.find(id).orElseThrow())).isEmpty();

        assertThat(status(id)).isEqualTo(CampaignStatus.ACTIVE);
    }

    @Test
    void whoWasFasterThanTheSystemIsHeard() {
        String id = scheduled();
        lead(id, CampaignAction.UNSCHEDULE);

        look(MORNING);

        assertThat(status(id)).isEqualTo(CampaignStatus.DRAFT);
    }

    private void everybodyHasTheirEnd() {
        for (String contact : memberIds()) {
            contacts.delete(contact, 1);
        }
        refresh.refresh(memberIds());
    }

    private void attempt(String campaign, Instant endedAt) {
        insert(
                "dialAttempts",
                new Document("_id", "att_" + new ObjectId().toHexString())
                        .append("state", "finished")
                        .append("live", false)
                        .append("counts", true)
                        .append("campaignId", new ObjectId(campaign))
                        .append("accountSid", "AC" + "0".repeat(32))
                        .append("from", "+12025550100")
                        .append("to", "+12025550199")
                        .append("agentId", "agent_1")
                        .append("number", 1)
                        .append("day", "2026-11-02")
                        .append("reserved", Decimal128.POSITIVE_ZERO)
                        .append("owner", "an instance")
                        .append("endedAt", Date.from(endedAt))
                        .append("outcome", "reached")
                        .append("createdAt", Date.from(endedAt))
                        .append("updatedAt", Date.from(endedAt))
                        .append("version", 1L));
    }

    private ObjectId importInto(String campaign, String state, boolean dryRun, boolean onlyDraft) {
        ObjectId id = new ObjectId();
        insert(
                "contactImports",
                Document.parse("""
                {"state": "%s", "onlyDraft": %s, "requestedBy": "ava",
                 "options": {"region": "US", "dryRun": %s, "onDuplicate": "skip", "mapping": [], "tags": [], "groups": []},
                 "file": {"location": "a/b", "size": {"$numberLong": "1"}, "sha256": "%s", "contentType": "text/csv"},
                 "format": {"encoding": "UTF-8", "delimiter": ",", "headerEnd": {"$numberLong": "6"},
                   "firstLine": {"$numberLong": "2"}, "columns": [{"header": "phone", "field": "phoneNumber"}]},
                 "position": {"$numberLong": "6"}, "line": {"$numberLong": "2"}, "cancelRequested": false,
                 "counts": {"read": {"$numberLong": "0"}, "created": {"$numberLong": "0"}, "updated": {"$numberLong": "0"},
                   "unchanged": {"$numberLong": "0"}, "refused": {}},
                 "createdAt": {"$date": "2026-11-02T08:00:00Z"}, "updatedAt": {"$date": "2026-11-02T08:00:00Z"},
                 "version": {"$numberLong": "1"}}""".formatted(state, onlyDraft, dryRun, "0".repeat(64)))
                        .append("_id", id));
        Mono.from(store.database()
                        .getCollection("contactImports")
                        .updateOne(
                                new Document("_id", id),
                                new Document("$set", new Document("options.campaignId", new ObjectId(campaign)))))
                .block();
        return id;
    }

    private void insert(String collection, Document document) {
        Mono.from(store.database().getCollection(collection).insertOne(document))
                .block();
    }

    private String scheduled() {
        CampaignConfig otherwise = CampaignConfig.DEFAULT;
        CampaignConfig config = new CampaignConfig(
                1,
                otherwise.callsPerSecond(),
                List.of("+12025550100"),
                otherwise.retry(),
                new CallSchedule(
                        ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of(new Window(540, 1020))), Set.of(), true),
                otherwise.amd(),
                otherwise.caps(),
                otherwise.breaker(),
                otherwise.consent(),
                false,
                false);
        CampaignFields fields = new CampaignFields(
                "Renewals",
                Optional.empty(),
                Optional.of(MORNING),
                Optional.of(EVENING),
                config,
                new AgentSettings(
                        Optional.of("agent_1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
        String id = campaigns.insert(fields).id();
        members.add(id, List.of(contact(), contact()), false);
        lead(id, CampaignAction.SCHEDULE);
        return id;
    }

    private String contact() {
        return contacts.insert(PlainFields.contact(newNumber())).orElseThrow().id();
    }

    private List<String> memberIds() {
        return Flux.from(store.database().getCollection("campaignContacts").find())
                .map(member -> member.getObjectId("contactId").toHexString())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private void lead(String id, CampaignAction action) {
        steering.lead(id, new Wish(action, "ava", Optional.empty(), false), Optional.empty());
    }

    private void look(Instant time) {
        now = time;
        assertThat(jobs.runNow(new LeasedJob("times-" + UUID.randomUUID(), Duration.ZERO, times::run)))
                .isTrue();
    }

    private CampaignStatus status(String id) {
        return campaigns.find(id).orElseThrow().status();
    }
}

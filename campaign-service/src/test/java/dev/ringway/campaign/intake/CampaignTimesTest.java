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
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.store.CampaignAdmission;
import dev.ringway.campaign.store.CampaignContactRefresh;
import dev.ringway.campaign.store.CampaignContacts;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.CampaignTransitions;
import dev.ringway.campaign.store.CampaignsDatabase;
import dev.ringway.campaign.store.ContactRepository;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** Campaigns whose time comes, on a clock that the test moves. */
class CampaignTimesTest extends RunningCampaigns {

    private static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant EVENING = MORNING.plus(Duration.ofHours(10));

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
    private final CampaignTimes times =
            new CampaignTimes(new CampaignQueries(store.database()), steering, counters, clock);
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
        members.remove(id, memberIds());

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
        for (String contact : memberIds()) {
            contacts.delete(contact, 1);
        }
        refresh.refresh(memberIds());

        look(MORNING.plusSeconds(1));

        Campaign campaign = campaigns.find(id).orElseThrow();
        assertThat(campaign.status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(campaign.statusReason()).contains("every contact has its end");
        assertThat(members.add(id, memberIds())).isEmpty();
    }

    @Test
    void anActiveCampaignThatNobodyIsLeftInIsCompletedAndAPausedOneWaits() {
        String id = scheduled();
        look(MORNING);
        lead(id, CampaignAction.PAUSE);
        members.remove(id, memberIds());
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
        members.add(id, List.of(contact(), contact()));
        lead(id, CampaignAction.SCHEDULE);
        return id;
    }

    private String contact() {
        return contacts.insert(new ContactFields(
                        newNumber(),
                        Optional.empty(),
                        Optional.empty(),
                        ContactStatus.ACTIVE,
                        ContactDetails.NONE,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty()))
                .orElseThrow()
                .id();
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

package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.StartCheck;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.campaign.Transition.Wish;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign and the record of what it went through, written by somebody who dies in the middle or is too late. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignRepositoryTest {

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final CampaignTransitions transitions = new CampaignTransitions(store.database());
    private final CampaignRepository campaigns = repository(new DyingWriters(store.database(), () -> false));

    @AfterAll
    void close() {
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aTransitionIsThereWithItsRecordOrNotAtAll(int writesBefore) {
        Campaign campaign = campaigns.insert(fields());
        AtomicInteger left = new AtomicInteger(writesBefore);
        CampaignRepository dying = repository(new DyingWriters(store.database(), () -> left.getAndDecrement() == 0));

        boolean died = false;
        try {
            dying.replace(campaign, start(campaign));
        } catch (MongoException gone) {
            died = true;
        }

        Campaign now = campaigns.find(campaign.id()).orElseThrow();
        boolean active = now.status() == CampaignStatus.ACTIVE;
        assertThat(died).isTrue();
        assertThat(active).isEqualTo(writesBefore == 4);
        assertThat(transitions.page(campaign.id(), Optional.empty(), 10)).hasSize(active ? 1 : 0);
        if (!active) {
            assertThat(campaigns.replace(now, start(now))).isPresent();
        }
    }

    @Test
    void whoComesTooLateWritesNeitherCampaignNorRecord() {
        Campaign seen = campaigns.insert(fields());
        assertThat(campaigns.replace(seen.with(fields(), campaigns.now()))).isPresent();

        assertThat(campaigns.replace(seen, start(seen))).isEmpty();
        assertThat(campaigns.replace(seen.with(fields(), campaigns.now()))).isEmpty();

        assertThat(campaigns.find(seen.id()).orElseThrow().status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(transitions.page(seen.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Campaign campaign = campaigns.insert(fields());
        Campaign active = campaigns.replace(campaign, start(campaign)).orElseThrow();

        assertThat(campaigns.find(campaign.id())).contains(active);
        assertThat(transitions.page(campaign.id(), Optional.empty(), 10))
                .allSatisfy(kept -> assertThat(kept.campaignVersion()).isEqualTo(active.version()))
                .hasSize(1);
    }

    @Test
    void aStepThatDependsOnTheFiguresIsNotTakenOnceTheyAreOthers() {
        Campaign seen = campaigns.insert(fields());

        assertThat(campaigns.replaceIf(seen, start(seen), StartCheck::hasSomebodyToCall))
                .isEmpty();
        assertThat(campaigns.find(seen.id())).contains(seen);
        assertThat(campaigns.replaceIf(seen, start(seen), CampaignStats::isOver))
                .isPresent();
    }

    private CampaignRepository repository(DyingWriters writers) {
        return new CampaignRepository(
                writers.database(),
                new CampaignTransitions(writers.database()),
                new CampaignCounters(writers.database(), Clock.systemUTC()),
                writers.transactions(store.client()),
                Clock.systemUTC());
    }

    private Transition start(Campaign campaign) {
        return Transition.of(
                campaign, new Wish(CampaignAction.START, "ava", Optional.of("go"), false), campaigns.now());
    }

    private static CampaignFields fields() {
        return new CampaignFields(
                "Renewals",
                Optional.of("of all"),
                Optional.empty(),
                Optional.empty(),
                CampaignConfig.DEFAULT,
                AgentSettings.NONE);
    }
}

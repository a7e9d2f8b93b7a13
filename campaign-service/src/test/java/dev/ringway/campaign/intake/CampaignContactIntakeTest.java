package dev.ringway.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.store.CampaignAdmission;
import dev.ringway.campaign.store.CampaignContactRefresh;
import dev.ringway.campaign.store.CampaignContacts;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.CampaignTransitions;
import dev.ringway.campaign.store.CampaignsDatabase;
import dev.ringway.campaign.store.ContactBulk;
import dev.ringway.campaign.store.ContactRemoval;
import dev.ringway.campaign.store.ContactRepository;
import dev.ringway.campaign.store.PlainFields;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Contacts come into a campaign and go out of it, ten at a time, and it is started after the first ten. */
class CampaignContactIntakeTest {

    private static final Caller OPERATOR = new Caller("ola", Set.of(Role.OPERATOR), Instant.MAX, true);
    private static final Caller ADMIN = new Caller("ada", Set.of(Role.OPERATOR, Role.ADMIN), Instant.MAX, true);
    private static final int CONTACTS = 25;
    private static final ContactFilter ALL = new ContactFilter(
            Optional.empty(),
            new TreeSet<>(),
            false,
            new TreeSet<>(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Clock clock = Clock.systemUTC();
    private final Transactions transactions = new Transactions(store.client());
    private final CampaignCounters counters = new CampaignCounters(store.database(), clock);
    private final CampaignRepository campaigns = new CampaignRepository(
            store.database(), new CampaignTransitions(store.database()), counters, transactions, clock);
    private final CampaignContactIntake intake = new CampaignContactIntake(
            campaigns,
            new CampaignContacts(
                    store.database(), new CampaignAdmission(store.database(), counters), counters, transactions, clock),
            new CampaignContactRefresh(store.database(), counters, transactions, clock),
            new ContactBulk(store.database(), transactions, new ContactRemoval(store.database()), clock),
            new CampaignSettings(
                    Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1), 10, 1_000, Duration.ofMinutes(1)),
            new StartingClock());

    private String campaign = "";
    private boolean starts;

    @BeforeEach
    void fill() {
        ContactRepository contacts = store.contacts(transactions, clock);
        IntStream.range(0, CONTACTS)
                .forEach(i -> assertThat(contacts.insert(PlainFields.contact("+49151190000%02d".formatted(i))))
                        .isPresent());
        campaign = campaigns.insert(PlainFields.campaign()).id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatAnOperatorAddsComesInAsLongAsTheCampaignIsADraft() {
        starts = true;

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> intake.add(campaign, ALL, Optional.empty(), OPERATOR))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden"));

        assertThat(counters.sum(campaign).totalContacts()).isEqualTo(10);
    }

    @Test
    void whatAnOperatorTakesOutGoesAsLongAsTheCampaignIsADraft() {
        intake.add(campaign, ALL, Optional.empty(), OPERATOR);
        starts = true;

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> intake.remove(campaign, ALL, Optional.empty(), OPERATOR))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden"));

        assertThat(counters.sum(campaign).totalContacts()).isEqualTo(CONTACTS - 10L);
    }

    @Test
    void anAdminsGoOnComingInAndGoingOut() {
        starts = true;

        assertThat(intake.add(campaign, ALL, Optional.empty(), ADMIN).counts().changed())
                .isEqualTo(CONTACTS);
        assertThat(intake.remove(campaign, ALL, Optional.empty(), ADMIN)
                        .counts()
                        .changed())
                .isEqualTo(CONTACTS);
    }

    /** Looked at when a request begins and before each further batch: an admin starts the campaign there, where that is wanted. */
    private final class StartingClock extends Clock {

        private int looks;

        @Override
        public Instant instant() {
            looks = starts ? looks + 1 : 0;
            if (looks == 2) {
                Mono.from(store.database()
                                .getCollection("campaigns")
                                .updateOne(Filters.eq(new ObjectId(campaign)), Updates.set("status", "active")))
                        .block();
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.StatsComparison;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.starter.mongo.Transactions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whatever becomes of the contacts of a campaign, in whatever order, by however many at once and wherever they die: the
 * figures are the sums.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignStatsHistoryTest {

    private static final int CONTACTS = 12;
    private static final int STEPS = 150;
    private static final List<ContactState> STATES = List.of(ContactState.values());

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Hands steady = new Hands(store.database(), new Transactions(store.client()));
    private final AtomicInteger numbers = new AtomicInteger();

    @AfterAll
    void close() {
        store.close();
    }

    /** All that changes contacts of campaigns, on one view of the database. */
    private static final class Hands {

        private final MongoDatabase database;
        private final Transactions transactions;
        private final CampaignCounters counters;
        private final CampaignContacts members;
        private final CampaignContactRefresh refresh;
        private final CampaignFigures figures;
        private final ContactRepository contacts;

        Hands(MongoDatabase database, Transactions transactions) {
            Clock clock = Clock.systemUTC();
            this.database = database;
            this.transactions = transactions;
            this.counters = new CampaignCounters(database, clock);
            this.members = new CampaignContacts(
                    database, new CampaignAdmission(database, counters), counters, transactions, clock);
            this.refresh = new CampaignContactRefresh(database, counters, transactions, clock);
            this.figures = new CampaignFigures(database, counters, transactions, clock);
            this.contacts = CampaignsDatabase.contacts(database, transactions, clock);
        }

        /** As a dialer changes a contact: what it reads, writes and adds to the figures is one transaction. */
        boolean dial(String campaign, String contact, Random random) {
            return transactions.run(session -> {
                Optional<CampaignContact> before = read(session, campaign + ":" + contact);
                before.ifPresent(member -> {
                    CampaignContact after = moved(member, random);
                    Mono.from(database.getCollection("campaignContacts")
                                    .updateOne(
                                            session,
                                            eq(member.id()),
                                            new Document("$set", CampaignContactDocument.write(after))))
                            .block();
                    counters.add(session, campaign, CampaignStats.delta(before, Optional.of(after)));
                });
                return before.isPresent();
            });
        }

        private Optional<CampaignContact> read(ClientSession session, String id) {
            return Mono.from(database.getCollection("campaignContacts").find(session, eq(id)))
                    .map(CampaignContactDocument::read)
                    .blockOptional();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFiguresAreTheSumsWhoeverDiesWherever(long seed) {
        Random random = new Random(seed);
        Random deaths = new Random(seed + 100);
        DyingWriters dying = new DyingWriters(store.database(), () -> deaths.nextInt(12) == 0);
        Hands hands = new Hands(dying.database(), dying.transactions(store.client()));
        String campaign = campaign();
        List<String> contacts = contacts();

        int died = 0;
        for (int step = 0; step < STEPS; step++) {
            try {
                step(hands, campaign, contacts, random);
            } catch (MongoException gone) {
                died++;
            }
            if (step % 10 == 0) {
                assertSums(campaign);
            }
        }

        assertThat(died).isPositive();
        assertSums(campaign);
    }

    @Test
    void theFiguresAreTheSumsHoweverManyAreAtItAtOnce() throws Exception {
        String campaign = campaign();
        List<String> contacts = contacts();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int worker = 0; worker < 6; worker++) {
            Random random = new Random(worker);
            work.add(() -> {
                for (int step = 0; step < STEPS / 2; step++) {
                    step(steady, campaign, contacts, random);
                }
                return true;
            });
        }
        work.add(() -> {
            for (int look = 0; look < 20; look++) {
                assertSums(campaign);
            }
            return true;
        });

        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertSums(campaign);
    }

    @Test
    void wrongFiguresArePutRightWhileContactsChange() throws Exception {
        String campaign = campaign();
        List<String> contacts = contacts();
        steady.members.add(campaign, contacts, false);
        Mono.from(store.database()
                        .getCollection("campaignStats")
                        .updateOne(
                                eq("campaignId", new ObjectId(campaign)),
                                new Document("$inc", new Document("failed", 7L).append("pending", -30L))))
                .block();
        assertThat(steady.figures.compare(campaign).agree()).isFalse();
        Random random = new Random(5);
        List<Callable<Boolean>> work = List.of(
                () -> {
                    for (int step = 0; step < STEPS / 2; step++) {
                        step(steady, campaign, contacts, random);
                    }
                    return true;
                },
                () -> !steady.figures.repair(campaign).agree());

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertSums(campaign);
    }

    @Test
    void aDifferenceIsPutRightOnceByHoweverManyAndWithoutWaitingForAnybody() throws Exception {
        String campaign = campaign();
        List<String> contacts = contacts();
        steady.members.add(campaign, contacts, false);
        Mono.from(store.database()
                        .getCollection("campaignStats")
                        .updateOne(
                                eq("campaignId", new ObjectId(campaign)),
                                new Document("$inc", new Document("failed", 7L).append("pending", -30L))))
                .block();
        ClientSession slow = Mono.from(store.client().startSession()).block();
        slow.startTransaction();
        Mono.from(store.database()
                        .getCollection("campaignStats")
                        .updateOne(
                                slow,
                                eq(campaign + ":15"),
                                new Document("$inc", new Document("totalContacts", 0L).append("version", 1L))
                                        .append(
                                                "$setOnInsert",
                                                new Document("campaignId", new ObjectId(campaign))
                                                        .append("createdAt", Instant.now())
                                                        .append("updatedAt", Instant.now())),
                                new UpdateOptions().upsert(true)))
                .block();

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<StatsComparison>> repairs =
                    threads.invokeAll(Collections.nCopies(4, () -> steady.figures.repair(campaign)));
            for (Future<StatsComparison> repair : repairs) {
                repair.get();
            }
        } finally {
            Mono.from(slow.commitTransaction()).block();
            slow.close();
        }

        assertSums(campaign);
        assertThat(steady.figures.repair(campaign).agree()).isTrue();
    }

    @Test
    void aCampaignOfSeveralRangesIsCountedWhole() {
        String campaign = campaign();
        int many = 2 * CampaignFigures.RANGE + 5;
        Mono.from(store.database()
                        .getCollection("campaignContacts")
                        .insertMany(IntStream.range(0, many)
                                .mapToObj(index -> untouched(campaign, index))
                                .toList()))
                .block();

        StatsComparison found = steady.figures.repair(campaign);

        assertThat(found.counted().totalContacts()).isEqualTo(many);
        assertThat(found.counted().pending()).isEqualTo(many);
        assertSums(campaign);
    }

    private static Document untouched(String campaign, int index) {
        String contact = "68ef6a5d1c2b3a4d5e%06x".formatted(index);
        return new Document("_id", campaign + ":" + contact)
                .append("campaignId", new ObjectId(campaign))
                .append("contactId", new ObjectId(contact))
                .append("phoneNumber", "+4915120%06d".formatted(index))
                .append("status", "pending")
                .append("createdAt", Instant.EPOCH)
                .append("updatedAt", Instant.EPOCH)
                .append("version", 1L);
    }

    private void step(Hands hands, String campaign, List<String> contacts, Random random) {
        String contact = contacts.get(random.nextInt(contacts.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> hands.members.add(campaign, contacts.subList(0, 1 + random.nextInt(contacts.size())), false);
            case 2 -> hands.members.remove(campaign, contacts.subList(0, 1 + random.nextInt(3)), false);
            case 3 -> {
                change(contact, random);
                hands.refresh.refresh(contacts);
            }
            default -> hands.dial(campaign, contact, random);
        }
    }

    /** The person changes, wants no calls any more, or is gone. */
    private void change(String id, Random random) {
        Optional<Contact> there = steady.contacts.find(id);
        there.ifPresent(contact -> {
            if (random.nextInt(4) == 0) {
                steady.contacts.delete(id, contact.version());
            } else {
                ContactStatus status = random.nextInt(3) == 0 ? ContactStatus.DO_NOT_CALL : ContactStatus.ACTIVE;
                steady.contacts.replace(
                        contact, fields(contact.fields().phoneNumber(), status, "n" + random.nextInt()), "anna");
            }
        });
    }

    private static CampaignContact moved(CampaignContact member, Random random) {
        ContactState state = STATES.get(random.nextInt(STATES.size()));
        boolean called = random.nextBoolean();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new CampaignContact(
                member.campaignId(),
                member.contactId(),
                member.version() + 1,
                state,
                member.contact(),
                member.attempts() + (called ? 1 : 0),
                member.answered() + (called ? 1 : 0),
                member.callTime() + (called ? random.nextInt(100) : 0),
                called ? member.spend().add(new BigDecimal("0.0125")) : member.spend(),
                Optional.of(now),
                Optional.of(now),
                Optional.empty(),
                List.of(),
                Optional.of(random.nextBoolean() ? CampaignContact.SUCCESS : "no-answer"),
                Map.of(),
                member.lastDecision(),
                member.createdAt(),
                now);
    }

    private void assertSums(String campaign) {
        StatsComparison found = steady.figures.compare(campaign);
        CampaignStats oneByOne = found.counted();
        assertThat(found.agree())
                .as("kept %s, counted %s", found.kept(), oneByOne)
                .isTrue();
        assertThat(List.of(oneByOne.pending(), oneByOne.inProgress(), oneByOne.completed(), oneByOne.failed()))
                .allMatch(figure -> figure >= 0);
    }

    @Test
    void theDatabaseCountsAsTheRuleDoes() {
        String campaign = campaign();
        List<String> contacts = contacts();
        steady.members.add(campaign, contacts, false);
        Random random = new Random(9);
        contacts.forEach(contact -> steady.dial(campaign, contact, random));

        CampaignStats byRule = Flux.from(store.database()
                        .getCollection("campaignContacts")
                        .find(eq("campaignId", new ObjectId(campaign))))
                .map(CampaignContactDocument::read)
                .map(CampaignStats::of)
                .reduce(CampaignStats.NONE, CampaignStats::plus)
                .blockOptional()
                .orElseThrow();

        assertThat(steady.figures.compare(campaign).counted().isSameAs(byRule)).isTrue();
        steady.figures.copy(campaign);
        CampaignRepository campaigns = new CampaignRepository(
                store.database(),
                new CampaignTransitions(store.database()),
                steady.counters,
                steady.transactions,
                Clock.systemUTC());
        assertThat(campaigns.find(campaign).orElseThrow().stats().isSameAs(byRule))
                .isTrue();
        assertThat(campaigns.find(campaign).orElseThrow().version()).isEqualTo(2);
        steady.figures.copy(campaign);
        assertThat(campaigns.find(campaign).orElseThrow().version()).isEqualTo(2);
    }

    private String campaign() {
        return new CampaignRepository(
                        store.database(),
                        new CampaignTransitions(store.database()),
                        steady.counters,
                        steady.transactions,
                        Clock.systemUTC())
                .insert(PlainFields.campaign())
                .id();
    }

    private List<String> contacts() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            ContactStatus status = i % 4 == 0 ? ContactStatus.DO_NOT_CALL : ContactStatus.ACTIVE;
            String number = "+4915114%06d".formatted(numbers.incrementAndGet());
            ids.add(steady.contacts
                    .insert(fields(number, status, "n"))
                    .orElseThrow()
                    .id());
        }
        return ids;
    }

    private static ContactFields fields(String number, ContactStatus status, String name) {
        return PlainFields.contact(number, status, Optional.of(name));
    }
}

package dev.ringway.campaign.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.StatsComparison;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.imports.CampaignCounts;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.imports.Refusal;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignFigures;
import dev.ringway.campaign.store.ContactRepository;
import dev.ringway.campaign.store.DyingWriters;
import dev.ringway.campaign.store.PlainFields;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports whose instances die in the middle, are overtaken, or have somebody else at their contacts. */
class ImportRunTest extends OwnImports {

    /** Before and after the write that starts the import, and before the first of the batch, which has looked by then. */
    private static final int AFTER_THE_LOOK = 3;

    private static final int AFTER_SOME_BATCHES = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whoeverDiesWheneverNoRowCountsTwiceAndNoneIsLost(long seed) {
        String campaign = campaign();
        String id = asked(rows(), OnDuplicate.UPDATE, Optional.of(campaign));
        Random random = new Random(seed);
        DyingWriters dying = new DyingWriters(store.database(), () -> random.nextInt(12) == 0);
        int deaths = 0;
        while (!imports().find(id).orElseThrow().state().isOver()) {
            try {
                ImportRun run = run(dying.database(), dying.transactions(store.client()), Clock.systemUTC());
                assertThat(jobs.runNow(job(run))).isTrue();
            } catch (MongoException died) {
                deaths++;
            }
        }

        assertThat(deaths).isPositive();
        assertWhole(id);
        assertThat(imports().find(id).orElseThrow().campaignCounts()).isEqualTo(new CampaignCounts(260, 0, 0, 0));
        assertInCampaign(campaign, 260);
    }

    @Test
    void twoInstancesAtOneImportDoNotDisturbIt() throws Exception {
        String campaign = campaign();
        String id = asked(rows(), OnDuplicate.SKIP, Optional.of(campaign));
        Callable<Boolean> work = () -> jobs.runNow(job(run(Clock.systemUTC())));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> done : threads.invokeAll(List.of(work, work))) {
                assertThat(done.get()).isTrue();
            }
        }
        jobs.runNow(job(run(Clock.systemUTC())));

        assertWhole(id);
        assertInCampaign(campaign, 260);
    }

    @Test
    void aCampaignThatEndsMeanwhileGetsNoMoreContactsAndTheImportGoesOn() {
        String campaign = campaign();
        String id = asked(rows(), OnDuplicate.SKIP, Optional.of(campaign));
        AtomicInteger moments = new AtomicInteger();
        DyingWriters ending = new DyingWriters(store.database(), () -> {
            if (moments.incrementAndGet() == AFTER_SOME_BATCHES) {
                set(campaign, "stopped");
            }
            return false;
        });
        jobs.runNow(job(run(ending.database(), ending.transactions(store.client()), Clock.systemUTC())));

        assertWhole(id);
        CampaignCounts counts = imports().find(id).orElseThrow().campaignCounts();
        assertThat(counts.added()).isBetween(1L, 259L);
        assertThat(counts.added() + counts.over()).isEqualTo(260);
        assertInCampaign(campaign, counts.added());
    }

    @Test
    void aCampaignThatIsStartedMeanwhileGetsNoMoreContactsOfWhoMayOnlyChangeDrafts() {
        Caller operator = new Caller("ola", Set.of(Role.OPERATOR), Instant.MAX, true);
        for (Caller caller : List.of(operator, AVA)) {
            String campaign = campaign();
            String id = asked(caller, rows(), OnDuplicate.SKIP, Optional.of(campaign));
            AtomicInteger moments = new AtomicInteger();
            DyingWriters starting = new DyingWriters(store.database(), () -> {
                if (moments.incrementAndGet() == AFTER_SOME_BATCHES) {
                    set(campaign, "active");
                }
                return false;
            });

            jobs.runNow(job(run(starting.database(), starting.transactions(store.client()), Clock.systemUTC())));

            CampaignCounts counts = imports().find(id).orElseThrow().campaignCounts();
            assertThat(counts.added() + counts.over()).isEqualTo(260);
            assertThat(counts.over() > 0).isEqualTo(caller.equals(operator));
            assertThat(counts.added()).isPositive();
            assertFiguresAreTheSums(campaign);
        }
    }

    @Test
    void aCampaignIsCompletedOrTakesAnImportInButNotBoth() throws Exception {
        for (int round = 0; round < 20; round++) {
            String campaign = campaign();
            set(campaign, "active");
            Campaign seen = campaigns().find(campaign).orElseThrow();
            Transition completion =
                    Transition.of(seen, Wish.ofSystem(CampaignAction.COMPLETE, "a test"), Instant.now());
            String file = "phone\n" + number(round) + "\n";
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<Boolean> taken = threads.submit(() -> isTaken(file, campaign));
                Future<Boolean> completed = threads.submit(
                        () -> campaigns().complete(seen, completion).isPresent());

                assertThat(taken.get()).isNotEqualTo(completed.get());
            }
        }
    }

    private boolean isTaken(String file, String campaign) {
        try {
            asked(file, OnDuplicate.SKIP, Optional.of(campaign));
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.code()).isEqualTo("campaign-takes-no-contacts");
            return false;
        }
    }

    private void set(String campaign, String status) {
        Mono.from(store.database()
                        .getCollection("campaigns")
                        .updateOne(
                                new Document("_id", new ObjectId(campaign)),
                                new Document("$set", new Document("status", status))))
                .block();
    }

    @Test
    void aContactThatOptsOutWhileItComesIntoTheCampaignIsNotCalled() {
        String campaign = campaign();
        ContactRepository contacts = store.contacts(new Transactions(store.client()), Clock.systemUTC());
        Contact contact = contacts.insert(fields(number(1))).orElseThrow();
        asked("phone\n" + number(1) + "\n", OnDuplicate.SKIP, Optional.of(campaign));
        AtomicInteger moments = new AtomicInteger();
        DyingWriters rival = new DyingWriters(store.database(), () -> {
            if (moments.incrementAndGet() == AFTER_THE_LOOK) {
                assertThat(contacts.replace(contact, fields(number(1), ContactStatus.DO_NOT_CALL), "anna"))
                        .isInstanceOf(ContactRepository.Replaced.Done.class);
            }
            return false;
        });
        jobs.runNow(job(run(rival.database(), rival.transactions(store.client()), Clock.systemUTC())));

        assertThat(rowsOf("campaignContacts"))
                .extracting(member -> member.getString("status"))
                .containsExactly("suppressed");
        assertFiguresAreTheSums(campaign);
    }

    @Test
    void aContactThatSomebodyAddsMeanwhileIsTakenForOneThatIsThere() {
        String id = asked("phone,name\n" + number(1) + ",File\n", OnDuplicate.UPDATE);
        Transactions transactions = new Transactions(store.client());
        ContactRepository contacts = store.contacts(transactions, Clock.systemUTC());
        AtomicInteger moments = new AtomicInteger();
        DyingWriters rival = new DyingWriters(store.database(), () -> {
            if (moments.incrementAndGet() == AFTER_THE_LOOK) {
                assertThat(contacts.insert(fields(number(1)))).isPresent();
            }
            return false;
        });
        jobs.runNow(job(run(rival.database(), rival.transactions(store.client()), Clock.systemUTC())));

        ContactImport done = imports().find(id).orElseThrow();
        assertThat(done.counts().updated()).isEqualTo(1);
        assertThat(contacts().getFirst().getString("name")).isEqualTo("File");
    }

    @Test
    void anImportWhoseContactTheDatabaseRefusesFailsAndDoesNotHoldUpTheNext() {
        String id = asked(rows(), OnDuplicate.SKIP);
        String next = asked("phone\n" + number(9_999) + "\n", OnDuplicate.SKIP);
        Flux.from(store.database().runCommand(Document.parse("{collMod: 'contacts', validator: {name: {$ne: 'N25'}}}")))
                .blockLast();

        assertThatThrownBy(() -> jobs.runNow(job(run(Clock.systemUTC())))).isInstanceOf(MongoException.class);

        ContactImport failed = imports().find(id).orElseThrow();
        assertThat(failed.state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.problem()).contains("the database refused a contact");
        assertThat(failed.counts().read()).isEqualTo(20);
        assertThat(imports().find(next).orElseThrow().state()).isEqualTo(ImportState.DONE);
        assertThat(contacts()).hasSize((int) failed.counts().created() + 1);
    }

    @Test
    void progressIsToldOnceASecondAndTheEndOnce() {
        String id = asked(rows(), OnDuplicate.SKIP);
        // A clock that stands: within the first second nothing but the beginning and the end is told.
        jobs.runNow(job(run(Clock.fixed(Instant.parse("2026-11-02T15:00:00Z"), ZoneOffset.UTC))));

        awaitRecord(
                "imports.progress.v1",
                record -> id.equals(record.key()) && text(record.value()).contains("done"));
        List<String> told = new ArrayList<>();
        awaitRecord("imports.progress.v1", record -> {
            if (id.equals(record.key())) {
                told.add(text(record.value()));
            }
            return id.equals(record.key()) && text(record.value()).contains("done");
        });
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("\"running\"");
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    private void assertWhole(String id) {
        ContactImport done = imports().find(id).orElseThrow();
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.counts().read()).isEqualTo(ROWS);
        assertThat(done.counts().created()).isEqualTo(260);
        assertThat(done.counts().updated()).isZero();
        assertThat(done.counts().refused())
                .isEqualTo(Map.of(Refusal.INVALID_PHONE_NUMBER, 20L, Refusal.SAME_NUMBER, 20L));
        assertThat(contacts())
                .hasSize(260)
                .allSatisfy(contact -> assertThat(contact.getLong("version")).isEqualTo(1));
        assertThat(rowsOf("contactImportRows")).hasSize(40);
        assertThat(rowsOf("contactImportNumbers")).isEmpty();
    }

    private void assertInCampaign(String campaign, long contacts) {
        assertThat(rowsOf("campaignContacts"))
                .hasSize((int) contacts)
                .allSatisfy(member -> assertThat(member.getLong("version")).isEqualTo(1));
        assertFiguresAreTheSums(campaign);
    }

    private void assertFiguresAreTheSums(String campaign) {
        Clock clock = Clock.systemUTC();
        StatsComparison figures = new CampaignFigures(
                        store.database(),
                        new CampaignCounters(store.database(), clock),
                        new Transactions(store.client()),
                        clock)
                .compare(campaign);
        assertThat(figures.agree()).as(figures.toString()).isTrue();
    }

    private List<Document> contacts() {
        return rowsOf("contacts");
    }

    private static ContactFields fields(String number) {
        return fields(number, ContactStatus.ACTIVE);
    }

    private static ContactFields fields(String number, ContactStatus status) {
        return PlainFields.contact(number, status, Optional.of("Rival"));
    }
}

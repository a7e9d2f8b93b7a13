package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.model.Sorts;
import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.CountedCall;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** Several instances count calls of one contact at once, while it is edited and becomes part of another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountedCallsTest {

    private static final Instant START = Instant.parse("2026-11-02T15:00:00Z");
    private static final int CALLS = 24;

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Transactions transactions = new Transactions(store.client());
    private final ContactRemoval removal = new ContactRemoval(store.database());
    private final ContactRepository contacts = store.contacts(transactions, Clock.systemUTC());
    private final CountedCalls calls = new CountedCalls(store.database(), transactions, Clock.systemUTC());
    private final ContactMerging merging = new ContactMerging(
            store.database(),
            transactions,
            removal,
            calls,
            new SuppressionWrites(store.database()),
            store.memberMerging(Clock.systemUTC()),
            Clock.systemUTC());

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void noCallIsLostOrCountedTwice() throws Exception {
        Contact contact = contacts.insert(PlainFields.contact("+4915112000001")).orElseThrow();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            for (long version = 1; version <= 2; version++) {
                work.add(counting(contact.id(), call, version));
                work.add(counting(contact.id(), call, version));
            }
        }

        atOnce(work);

        Contact counted = contacts.find(contact.id()).orElseThrow();
        assertThat(counted.history())
                .isEqualTo(new CallHistory(
                        CALLS, Optional.of(START.plusSeconds(CALLS - 1)), Optional.of("completed"), Optional.of(10.0)));
    }

    @Test
    void aMergeAmidTheCountingLosesNone() throws Exception {
        Contact target = contacts.insert(PlainFields.contact("+4915112000002")).orElseThrow();
        Contact other = contacts.insert(PlainFields.contact("+4915112000003")).orElseThrow();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int call = 100; call < 100 + CALLS; call++) {
            work.add(counting(call % 2 == 0 ? target.id() : other.id(), call, 2));
        }
        work.add(CALLS / 2, () -> {
            merging.merge(target.id(), List.of(other.id()), "ann");
            return true;
        });

        atOnce(work);

        assertThat(contacts.find(other.id())).isEmpty();
        assertThat(contacts.find(target.id()).orElseThrow().history().totalCalls())
                .isEqualTo(CALLS);
    }

    @Test
    void oneCallMoreReadsNoneOfTheOthersButTheNewest() {
        Contact contact = contacts.insert(PlainFields.contact("+4915112000004")).orElseThrow();
        for (int call = 200; call < 210; call++) {
            calls.count(call(contact.id(), call, 2, "completed", Optional.of(10L)));
        }
        // Behind our back: whoever counted all of them would miss it.
        delete("contactCalls", "CA%032x".formatted(201));

        calls.count(call(contact.id(), 210, 1, "completed", Optional.of(21L)));

        assertThat(history(contact))
                .isEqualTo(new CallHistory(
                        11, Optional.of(START.plusSeconds(210)), Optional.of("completed"), Optional.of(11.0)));

        delete("contactCallSums", new ObjectId(contact.id()));
        calls.count(call(contact.id(), 210, 2, "completed", Optional.of(20L)));

        assertThat(history(contact))
                .isEqualTo(new CallHistory(
                        10, Optional.of(START.plusSeconds(210)), Optional.of("completed"), Optional.of(11.0)));
        Document newest = Mono.from(store.database()
                        .getCollection("contactCalls")
                        .find(new Document("contactId", new ObjectId(contact.id())))
                        .sort(Sorts.descending("startTime", "_id"))
                        .limit(1)
                        .explain(ExplainVerbosity.EXECUTION_STATS))
                .blockOptional()
                .orElseThrow()
                .get("executionStats", Document.class);
        assertThat(newest.getInteger("totalKeysExamined")).isEqualTo(1);
    }

    /** In whatever order its versions come, and also where it turns out to be somebody else's. */
    @Test
    void theSumsFollowACallThatChangesAndGoesToAnotherContact() {
        Contact one = contacts.insert(PlainFields.contact("+4915112000005")).orElseThrow();
        Contact other = contacts.insert(PlainFields.contact("+4915112000006")).orElseThrow();
        calls.count(call(one.id(), 300, 1, "completed", Optional.of(10L)));
        calls.count(call(one.id(), 301, 3, "completed", Optional.of(40L)));
        calls.count(call(one.id(), 301, 2, "ringing", Optional.empty()));
        assertThat(history(one).averageCallDuration()).contains(25.0);

        calls.count(call(one.id(), 301, 4, "completed", Optional.of(30L)));
        assertThat(history(one).averageCallDuration()).contains(20.0);
        calls.count(call(other.id(), 301, 5, "busy", Optional.empty()));

        assertThat(history(one))
                .isEqualTo(new CallHistory(
                        1, Optional.of(START.plusSeconds(300)), Optional.of("completed"), Optional.of(10.0)));
        assertThat(history(other))
                .isEqualTo(
                        new CallHistory(1, Optional.of(START.plusSeconds(301)), Optional.of("busy"), Optional.empty()));
        calls.count(call(other.id(), 300, 2, "completed", Optional.of(12L)));
        assertThat(history(one)).isEqualTo(CallHistory.NONE);
        assertThat(history(other).totalCalls()).isEqualTo(2);
    }

    private CallHistory history(Contact contact) {
        return contacts.find(contact.id()).orElseThrow().history();
    }

    private void delete(String collection, Object id) {
        Mono.from(store.database().getCollection(collection).deleteOne(new Document("_id", id)))
                .block();
    }

    private static CountedCall call(String contactId, int call, long version, String status, Optional<Long> duration) {
        return new CountedCall(
                "CA%032x".formatted(call), version, contactId, status, START.plusSeconds(call), duration);
    }

    private Callable<Boolean> counting(String contactId, int call, long version) {
        return () -> {
            calls.count(call(
                    contactId,
                    call,
                    version,
                    version == 1 ? "ringing" : "completed",
                    version == 1 ? Optional.empty() : Optional.of(10L)));
            return true;
        };
    }

    private static void atOnce(List<Callable<Boolean>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }
}

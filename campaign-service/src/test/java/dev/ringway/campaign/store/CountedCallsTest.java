package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.contact.CountedCall;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several instances count calls of one contact at once, while it is edited and becomes part of another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountedCallsTest {

    private static final Instant START = Instant.parse("2026-11-02T15:00:00Z");
    private static final int CALLS = 24;

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Transactions transactions = new Transactions(store.client());
    private final ContactRemoval removal = new ContactRemoval(store.database());
    private final ContactRepository contacts =
            new ContactRepository(store.database(), transactions, removal, Clock.systemUTC());
    private final CountedCalls calls = new CountedCalls(store.database(), transactions, Clock.systemUTC());
    private final ContactMerging merging =
            new ContactMerging(store.database(), transactions, removal, calls, Clock.systemUTC());

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void noCallIsLostOrCountedTwice() throws Exception {
        Contact contact = contacts.insert(fields("+4915112000001")).orElseThrow();
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
        Contact target = contacts.insert(fields("+4915112000002")).orElseThrow();
        Contact other = contacts.insert(fields("+4915112000003")).orElseThrow();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int call = 100; call < 100 + CALLS; call++) {
            work.add(counting(call % 2 == 0 ? target.id() : other.id(), call, 2));
        }
        work.add(CALLS / 2, () -> {
            merging.merge(target.id(), List.of(other.id()));
            return true;
        });

        atOnce(work);

        assertThat(contacts.find(other.id())).isEmpty();
        assertThat(contacts.find(target.id()).orElseThrow().history().totalCalls())
                .isEqualTo(CALLS);
    }

    private Callable<Boolean> counting(String contactId, int call, long version) {
        return () -> {
            calls.count(new CountedCall(
                    "CA%032x".formatted(call),
                    version,
                    contactId,
                    version == 1 ? "ringing" : "completed",
                    START.plusSeconds(call),
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

    private static ContactFields fields(String number) {
        return new ContactFields(
                number,
                Optional.empty(),
                Optional.empty(),
                ContactStatus.ACTIVE,
                ContactDetails.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}

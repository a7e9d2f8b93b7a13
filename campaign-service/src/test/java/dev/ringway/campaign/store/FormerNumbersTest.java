package dev.ringway.campaign.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.store.ContactRepository.Replaced;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.test.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;

/** Numbers that contacts had before they were corrected: three of a contact are kept here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormerNumbersTest {

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final MovableClock clock = new MovableClock();
    private final Transactions transactions = new Transactions(store.client());
    private final ContactRepository contacts = store.contacts(transactions, clock);
    private final SuppressionRepository suppressions =
            new SuppressionRepository(store.database(), new SuppressionWrites(store.database()), transactions, clock);

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void ofManyCorrectionsTheNewestAreKeptEachOnce() {
        Contact contact = contacts.insert(PlainFields.contact("+4915117000000")).orElseThrow();
        for (int i = 1; i <= 5; i++) {
            contact = corrected(contact, "+491511700000" + i);
        }
        contact = corrected(contact, "+4915117000003");
        contact = corrected(contact, "+4915117000009");

        assertThat(former(contact)).containsExactlyInAnyOrder("+4915117000003", "+4915117000004", "+4915117000005");
    }

    @Test
    void theyAreForgottenWithTheContact() {
        Contact contact =
                corrected(contacts.insert(PlainFields.contact("+4915117000010")).orElseThrow(), "+4915117000011");

        assertThat(contacts.delete(contact.id(), contact.version())).isTrue();

        assertThat(former(contact)).isEmpty();
    }

    @Test
    void allWhoHadANumberAreMeantByIt() {
        Contact first =
                corrected(contacts.insert(PlainFields.contact("+4915117000020")).orElseThrow(), "+4915117000021");
        Contact second =
                corrected(contacts.insert(PlainFields.contact("+4915117000020")).orElseThrow(), "+4915117000022");
        Contact third = contacts.insert(PlainFields.contact("+4915117000020")).orElseThrow();

        suppressions.tell(
                new SaidSuppression(
                        new SuppressionKey(SuppressionKey.GLOBAL, "+4915117000020"),
                        new SuppressionFields(
                                SuppressionReason.OPT_OUT, Optional.empty(), Optional.empty(), Optional.empty())),
                "ann");

        assertThat(List.of(first, second, third))
                .extracting(
                        one -> contacts.find(one.id()).orElseThrow().fields().status())
                .containsOnly(ContactStatus.DO_NOT_CALL);
    }

    private Contact corrected(Contact contact, String number) {
        clock.advance(Duration.ofMinutes(1));
        Replaced done = contacts.replace(contact, PlainFields.contact(number), "ann");
        assertThat(done).isInstanceOf(Replaced.Done.class);
        return ((Replaced.Done) done).contact();
    }

    private List<String> former(Contact contact) {
        return Flux.from(store.database()
                        .getCollection("contactMerges")
                        .find(new Document("into", new ObjectId(contact.id()))))
                .map(found -> found.getString("phoneNumber"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}

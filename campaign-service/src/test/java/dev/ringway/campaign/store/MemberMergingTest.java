package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.store.ContactMerging.Merged;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** Contacts that become one, in many campaigns. Three of them may be changed at a time here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberMergingTest {

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Clock clock = Clock.systemUTC();
    private final Transactions transactions = new Transactions(store.client());
    private final CampaignCounters counters = new CampaignCounters(store.database(), clock);
    private final CampaignContacts members = new CampaignContacts(
            store.database(), new CampaignAdmission(store.database(), counters), counters, transactions, clock);
    private final CampaignContactQueries queries = new CampaignContactQueries(store.database());
    private final ContactRepository contacts = store.contacts(transactions, clock);
    private final CampaignRepository campaigns = new CampaignRepository(
            store.database(), new CampaignTransitions(store.database()), counters, transactions, clock);
    private final ContactMerging merging = new ContactMerging(
            store.database(),
            transactions,
            new ContactRemoval(store.database()),
            new CountedCalls(store.database(), transactions, clock),
            new SuppressionWrites(store.database()),
            store.memberMerging(clock),
            clock);

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void campaignsThatAreOverDoNotCountAndTooManyOthersAreRefusedWhole() {
        Contact target = contact("+4915118000001");
        Contact other = contact("+4915118000002");
        List<String> four = IntStream.range(0, 4).mapToObj(i -> campaign()).toList();
        four.forEach(campaign -> members.add(campaign, List.of(other.id()), false));

        assertThat(merging.merge(target.id(), List.of(other.id()), "ann")).isInstanceOf(Merged.TooManyCampaigns.class);

        assertThat(contacts.find(other.id())).contains(other);
        assertThat(four)
                .allSatisfy(campaign ->
                        assertThat(queries.find(campaign, target.id())).isEmpty());
        Mono.from(store.database()
                        .getCollection("campaigns")
                        .updateOne(eq(new ObjectId(four.getLast())), Updates.set("status", "stopped")))
                .block();

        assertThat(merging.merge(target.id(), List.of(other.id()), "ann")).isInstanceOf(Merged.Done.class);

        assertThat(four.subList(0, 3)).allSatisfy(campaign -> {
            assertThat(queries.find(campaign, target.id()).orElseThrow().status())
                    .isEqualTo(ContactState.PENDING);
            assertThat(queries.find(campaign, other.id()).orElseThrow().status())
                    .isEqualTo(ContactState.SUPPRESSED);
            assertThat(counters.sum(campaign).pending()).isEqualTo(1);
            assertThat(counters.sum(campaign).totalContacts()).isEqualTo(2);
        });
        assertThat(queries.find(four.getLast(), target.id())).isEmpty();
        assertThat(counters.sum(four.getLast()).totalContacts()).isEqualTo(1);
    }

    private Contact contact(String number) {
        return contacts.insert(PlainFields.contact(number)).orElseThrow();
    }

    private String campaign() {
        return campaigns.insert(PlainFields.campaign()).id();
    }
}

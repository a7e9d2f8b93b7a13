package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.web.Attempts;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** What campaigns keep of contacts, brought up to date by whoever is told of a change, once, late or again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignContactRefreshTest {

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final Clock clock = Clock.systemUTC();
    private final Transactions transactions = new Transactions(store.client());
    private final CampaignCounters counters = new CampaignCounters(store.database(), clock);
    private final CampaignContacts members = new CampaignContacts(
            store.database(), new CampaignAdmission(store.database(), counters), counters, transactions, clock);
    private final CampaignContactQueries queries = new CampaignContactQueries(store.database());
    private final CampaignContactRefresh refresh =
            new CampaignContactRefresh(store.database(), counters, transactions, clock);
    private final ContactRepository contacts = store.contacts(transactions, clock);
    private final CampaignRepository campaigns = new CampaignRepository(
            store.database(), new CampaignTransitions(store.database()), counters, transactions, clock);

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void aChangeReachesAllCampaignsOnceHoweverOftenItIsTold() {
        Contact contact = contact("+4915115000001");
        List<String> both = List.of(campaign(), campaign());
        both.forEach(campaign -> members.add(campaign, List.of(contact.id()), false));
        refresh.refresh(List.of(contact.id()));
        assertThat(member(both.getFirst(), contact).version()).isEqualTo(1);

        contacts.replace(contact, PlainFields.contact("+4915115000002", ContactStatus.DO_NOT_CALL), "anna");
        for (int told = 0; told < 3; told++) {
            refresh.refresh(List.of(contact.id(), new ObjectId().toHexString(), contact.id()));
        }

        assertThat(both).allSatisfy(campaign -> {
            CampaignContact member = member(campaign, contact);
            assertThat(member.version()).isEqualTo(2);
            assertThat(member.contact().phoneNumber()).isEqualTo("+4915115000002");
            assertThat(member.status()).isEqualTo(ContactState.SUPPRESSED);
            assertThat(member.lastDecision().flatMap(CampaignContact.Decision::reason))
                    .contains(MembershipRule.DO_NOT_CALL);
            assertThat(counters.sum(campaign).suppressed()).isEqualTo(1);
            assertThat(counters.sum(campaign).pending()).isZero();
        });
    }

    @Test
    void aCallUnderWayGoesOnUnderItsLeaseAndIsOnlyToldWhatChanged() {
        Contact contact = contact("+4915115000003");
        String campaign = campaign();
        members.add(campaign, List.of(contact.id()), false);
        Document lease = new Document("owner", "one").append("until", Instant.parse("2026-11-02T15:00:00Z"));
        Mono.from(store.database()
                        .getCollection("campaignContacts")
                        .updateOne(
                                eq(campaign + ":" + contact.id()),
                                new Document("$set", new Document("status", "calling").append("lease", lease))))
                .block();

        contacts.replace(contact, PlainFields.contact("+4915115000004", ContactStatus.DO_NOT_CALL), "anna");
        refresh.refresh(List.of(contact.id()));
        contacts.delete(contact.id(), 2);
        refresh.refresh(List.of(contact.id()));

        Document stored = Mono.from(
                        store.database().getCollection("campaignContacts").find(eq(campaign + ":" + contact.id())))
                .blockOptional()
                .orElseThrow();
        assertThat(stored.getString("status")).isEqualTo("calling");
        assertThat(stored.getString("phoneNumber")).isEqualTo("+4915115000004");
        assertThat(stored.get("lease", Document.class).getString("owner")).isEqualTo("one");
    }

    @Test
    void whoHasANumberByNowThatTheCampaignHasCalledIsNotCalledInThatCampaign() {
        Contact contact = contact("+4915115000006");
        String called = campaign();
        String underWay = campaign();
        String elsewhere = campaign();
        List<String> all = List.of(called, underWay, elsewhere);
        all.forEach(campaign -> members.add(campaign, List.of(contact.id()), false));
        attempt(called, new ObjectId().toHexString(), Attempts.ended(Attempts.placed("+4915115000007"), "busy"));
        attempt(called, contact.id(), Attempts.ended(Attempts.placed("+4915115000006"), "busy"));
        attempt(underWay, new ObjectId().toHexString(), Attempts.placed("+4915115000007"));

        contacts.replace(contact, PlainFields.contact("+4915115000007", ContactStatus.ACTIVE), "anna");
        refresh.refresh(List.of(contact.id()));
        refresh.refresh(List.of(contact.id()));

        CampaignContact member = member(called, contact);
        assertThat(member.status()).isEqualTo(ContactState.SUPPRESSED);
        assertThat(member.lastDecision().flatMap(CampaignContact.Decision::reason))
                .contains(MembershipRule.NUMBER_CALLED);
        assertThat(member.contact().phoneNumber()).isEqualTo("+4915115000007");
        assertThat(member.version()).isEqualTo(2);
        assertThat(counters.sum(called).suppressed()).isEqualTo(1);
        assertThat(member(elsewhere, contact).status()).isEqualTo(ContactState.PENDING);
        assertThat(member(underWay, contact).status())
                .as("a call that is not over may come to nothing")
                .isEqualTo(ContactState.PENDING);
    }

    @Test
    void whoGetsBackANumberOnWhichItWasCalledItselfWaitsAsBefore() {
        Contact contact = contact("+4915115000008");
        String campaign = campaign();
        members.add(campaign, List.of(contact.id()), false);
        attempt(campaign, contact.id(), Attempts.ended(Attempts.placed("+4915115000009"), "busy"));

        contacts.replace(contact, PlainFields.contact("+4915115000009", ContactStatus.ACTIVE), "anna");
        refresh.refresh(List.of(contact.id()));

        assertThat(member(campaign, contact).contact().phoneNumber()).isEqualTo("+4915115000009");
        assertThat(member(campaign, contact).status()).isEqualTo(ContactState.PENDING);
    }

    private void attempt(String campaign, String contact, Document attempt) {
        Mono.from(store.database()
                        .getCollection("dialAttempts")
                        .insertOne(attempt.append("campaignId", new ObjectId(campaign))
                                .append("contactId", new ObjectId(contact))))
                .block();
    }

    @Test
    void aContactThatIsGoneIsNotCalledAndKeepsWhatIsKnownOfIt() {
        Contact contact = contact("+4915115000005");
        String campaign = campaign();
        members.add(campaign, List.of(contact.id()), false);

        contacts.delete(contact.id(), 1);
        refresh.refresh(List.of(contact.id()));

        CampaignContact member = member(campaign, contact);
        assertThat(member.status()).isEqualTo(ContactState.SUPPRESSED);
        assertThat(member.nextAttempt()).isEmpty();
        assertThat(member.contact().phoneNumber()).isEqualTo("+4915115000005");
        assertThat(member.lastDecision().flatMap(CampaignContact.Decision::reason))
                .contains(MembershipRule.CONTACT_DELETED);
    }

    private CampaignContact member(String campaign, Contact contact) {
        return queries.find(campaign, contact.id()).orElseThrow();
    }

    private Contact contact(String number) {
        return contacts.insert(PlainFields.contact(number, ContactStatus.ACTIVE))
                .orElseThrow();
    }

    private String campaign() {
        return campaigns.insert(PlainFields.campaign()).id();
    }
}

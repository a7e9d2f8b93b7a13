package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactMerge;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one contact of several, all of it or nothing. Blocks. */
@Component
public class ContactMerging {

    private final MongoCollection<Document> contacts;
    private final ContactReads reads;
    private final FormerNumbers former;
    private final Transactions transactions;
    private final ContactRemoval removal;
    private final CountedCalls calls;
    private final SuppressionWrites suppressions;
    private final MemberMerging members;
    private final Clock clock;

    public ContactMerging(
            MongoDatabase database,
            Transactions transactions,
            ContactRemoval removal,
            CountedCalls calls,
            SuppressionWrites suppressions,
            MemberMerging members,
            Clock clock) {
        this.contacts = database.getCollection("contacts");
        this.reads = new ContactReads(database);
        this.former = new FormerNumbers(database);
        this.transactions = transactions;
        this.removal = removal;
        this.calls = calls;
        this.suppressions = suppressions;
        this.members = members;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Merged {
        record Done(Contact contact) implements Merged {}

        record NotFound(String id) implements Merged {}

        /** The lists or fields of all together are more than one contact may have. */
        record TooMuch() implements Merged {}

        /** They are in more campaigns than one transaction is to change. */
        record TooManyCampaigns() implements Merged {}

        /** One of them is being called, and what follows from that cannot be told yet. */
        record InCall() implements Merged {}
    }

    /**
     * What lists say against any of them as a person, they say against all numbers of the person that they are: one that goes
     * may come back as a new contact's. No campaign calls the person once more.
     *
     * @param others ids, without the target's; those that it took in earlier are done already
     * @param by who says that they are one person
     */
    public Merged merge(String target, List<String> others, String by) {
        return transactions.run(session -> merge(session, target, others, by));
    }

    private Merged merge(ClientSession session, String target, List<String> others, String by) {
        Optional<Contact> kept = reads.find(session, target);
        if (kept.isEmpty()) {
            return new Merged.NotFound(target);
        }
        List<Contact> found = new ArrayList<>();
        for (String other : others) {
            Optional<Contact> contact = reads.find(session, other);
            boolean done = contact.isEmpty()
                    && calls.mergedInto(session, new ObjectId(other))
                            .filter(new ObjectId(target)::equals)
                            .isPresent();
            if (contact.isEmpty() && !done) {
                return new Merged.NotFound(other);
            }
            contact.ifPresent(found::add);
        }
        return found.isEmpty() ? new Merged.Done(kept.get()) : merge(session, kept.get(), found, by);
    }

    private Merged merge(ClientSession session, Contact kept, List<Contact> others, String by) {
        ContactFields fields = ContactMerge.of(
                kept.fields(), others.stream().map(Contact::fields).toList());
        if (!fields.withinLimits()) {
            return new Merged.TooMuch();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<ObjectId> gone =
                others.stream().map(contact -> new ObjectId(contact.id())).toList();
        Contact merged = kept.with(fields, kept.history(), now);
        return switch (members.merge(session, merged, gone, now)) {
            case IN_CALL -> new Merged.InCall();
            case TOO_MANY_CAMPAIGNS -> new Merged.TooManyCampaigns();
            case DONE -> write(session, kept, merged, others, by);
        };
    }

    private Merged write(ClientSession session, Contact kept, Contact merged, List<Contact> others, String by) {
        Instant now = merged.updatedAt();
        ObjectId target = new ObjectId(kept.id());
        List<ObjectId> gone =
                others.stream().map(contact -> new ObjectId(contact.id())).toList();
        calls.move(session, others, target, now);
        removal.removeOnly(session, gone, now);
        Contact whole = kept.with(merged.fields(), calls.historyOf(session, target), now);
        Mono.from(contacts.replaceOne(session, eq(target), ContactDocument.write(whole)))
                .block();
        List<String> dropped =
                others.stream().map(other -> other.fields().phoneNumber()).toList();
        suppress(session, whole, dropped, by);
        return new Merged.Done(reads.find(session, kept.id()).orElseThrow());
    }

    private void suppress(ClientSession session, Contact merged, List<String> dropped, String by) {
        Instant now = merged.updatedAt();
        List<String> present = List.of(merged.fields().phoneNumber());
        List<String> brought = former.broughtInto(session, new ObjectId(merged.id()));
        suppressions.follow(session, dropped, present, by, now);
        suppressions.follow(session, present, brought, by, now);
        if (merged.fields().status() == ContactStatus.DO_NOT_CALL) {
            removal.listNumbers(session, brought, now);
        }
    }
}

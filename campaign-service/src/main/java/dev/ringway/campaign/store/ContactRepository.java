package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.CallHistory;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and writes single contacts. Blocks. */
@Component
@EnableConfigurationProperties(ContactLimits.class)
public class ContactRepository {

    private final MongoCollection<Document> contacts;
    private final ContactReads reads;
    private final Transactions transactions;
    private final ContactRemoval removal;
    private final SuppressionWrites suppressions;
    private final FormerNumbers former;
    private final ContactLimits limits;
    private final Clock clock;

    public ContactRepository(
            MongoDatabase database,
            Transactions transactions,
            ContactRemoval removal,
            SuppressionWrites suppressions,
            ContactLimits limits,
            Clock clock) {
        this.contacts = database.getCollection("contacts");
        this.reads = new ContactReads(database);
        this.transactions = transactions;
        this.removal = removal;
        this.suppressions = suppressions;
        this.former = new FormerNumbers(database);
        this.limits = limits;
        this.clock = clock;
    }

    public Optional<Contact> find(String id) {
        return Mono.from(contacts.find(eq(new ObjectId(id))))
                .map(ContactDocument::read)
                .blockOptional();
    }

    /** The id of the contact that has this number. */
    public Optional<String> withNumber(String phoneNumber) {
        return Mono.from(contacts.find(eq("phoneNumber", phoneNumber)).projection(Projections.include("_id")))
                .map(found -> found.getObjectId("_id").toHexString())
                .blockOptional();
    }

    /** Empty where a contact has the number already. */
    public Optional<Contact> insert(ContactFields fields) {
        Instant now = now();
        Contact contact = new Contact(new ObjectId().toHexString(), 1, fields, CallHistory.NONE, now, now);
        return unlessNumberIsTaken(() -> Mono.from(contacts.insertOne(ContactDocument.write(contact)))
                        .block())
                .map(done -> contact);
    }

    /** What became of a change. */
    public sealed interface Replaced {
        record Done(Contact contact) implements Replaced {}

        record ChangedMeanwhile() implements Replaced {}

        record NumberTaken() implements Replaced {}
    }

    /**
     * What lists say against the person follows it to another number, and what will be said by the one before.
     *
     * @param seen the contact as it was read; it is changed in this version only
     * @param by who changes it
     */
    public Replaced replace(Contact seen, ContactFields fields, String by) {
        Contact next = seen.with(fields, seen.history(), now());
        return unlessNumberIsTaken(() -> transactions.run(session -> replace(session, seen, next, by)))
                .orElseGet(Replaced.NumberTaken::new);
    }

    private Replaced replace(ClientSession session, Contact seen, Contact next, String by) {
        Bson inThisVersion = and(eq(new ObjectId(seen.id())), eq("version", seen.version()));
        boolean done = Mono.from(contacts.replaceOne(session, inThisVersion, ContactDocument.write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
        if (!done) {
            return new Replaced.ChangedMeanwhile();
        }
        String before = seen.fields().phoneNumber();
        String after = next.fields().phoneNumber();
        if (before.equals(after)) {
            return new Replaced.Done(next);
        }
        suppressions.follow(session, List.of(before), List.of(after), by, next.updatedAt());
        former.keep(session, new ObjectId(seen.id()), before, limits.formerNumbers(), next.updatedAt());
        return new Replaced.Done(reads.find(session, seen.id()).orElseThrow());
    }

    /** Whether it was there in this version. What it leaves behind tells others of the deletion. */
    public boolean delete(String id, long version) {
        return transactions.run(session -> {
            boolean there = Mono.from(contacts.find(session, and(eq(new ObjectId(id)), eq("version", version)))
                            .projection(Projections.include("_id")))
                    .blockOptional()
                    .isPresent();
            if (there) {
                removal.remove(session, List.of(new ObjectId(id)), now());
            }
            return there;
        });
    }

    private static <T> Optional<T> unlessNumberIsTaken(Supplier<T> write) {
        try {
            return Optional.ofNullable(write.get());
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.Suppression;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes that somebody wants no calls any more: its number on the list, and where that is everybody's, the contact. Blocks. */
@Component
public class OptOutWrites {

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> contactCalls;
    private final MongoCollection<Document> commands;
    private final SuppressionWrites suppressions;
    private final Transactions transactions;
    private final Clock clock;

    public OptOutWrites(
            MongoDatabase database, SuppressionWrites suppressions, Transactions transactions, Clock clock) {
        this.contacts = database.getCollection("contacts");
        this.contactCalls = database.getCollection("contactCalls");
        this.commands = database.getCollection("handledCommands");
        this.suppressions = suppressions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Both or neither; what is so already is not written.
     *
     * @param command which asks for it, if one does; empty where it was done before, whatever became of it since
     */
    public Optional<AddedSuppression> write(SaidSuppression optOut, String by, Optional<String> command) {
        return transactions.run(session -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            if (command.isPresent()
                    && Mono.from(commands.find(session, eq(command.get())))
                            .blockOptional()
                            .isPresent()) {
                return Optional.empty();
            }
            command.ifPresent(id -> Mono.from(
                            commands.insertOne(session, new Document("_id", id).append("createdAt", now)))
                    .block());
            SuppressionWrites.Told told = suppressions.tell(session, List.of(optOut), by, now);
            if (optOut.key().isGlobal()) {
                Mono.from(contacts.updateMany(
                                session,
                                and(
                                        eq("phoneNumber", optOut.key().phoneNumber()),
                                        ne("status", ContactStatus.DO_NOT_CALL.text())),
                                Updates.combine(
                                        Updates.set("status", ContactStatus.DO_NOT_CALL.text()),
                                        Updates.set("updatedAt", now),
                                        Updates.inc("version", 1L))))
                        .block();
            }
            Suppression suppression = told.suppressions().getFirst();
            return Optional.of(new AddedSuppression(suppression, told.counts().created() == 1));
        });
    }

    /** The number of a contact that there is. */
    public Optional<String> numberOf(String contactId) {
        return Mono.from(contacts.find(eq(new ObjectId(contactId))).projection(Projections.include("phoneNumber")))
                .map(found -> found.getString("phoneNumber"))
                .blockOptional();
    }

    /** The contact that a call was with, where that was told. */
    public Optional<String> contactOf(String callSid) {
        return Mono.from(contactCalls.find(eq(callSid)).projection(Projections.include("contactId")))
                .map(found -> found.getObjectId("contactId").toHexString())
                .blockOptional();
    }
}

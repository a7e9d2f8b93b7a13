package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.store.OptOutPeople.Meant;
import dev.ringway.campaign.store.OptOutPeople.Whose;
import dev.ringway.campaign.suppression.AddedSuppression;
import dev.ringway.campaign.suppression.SaidSuppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Writes that somebody wants no calls any more: all numbers that are theirs on the list, and where that is everybody's, their
 * contacts. Who that is is found out in the same transaction. Blocks.
 */
@Component
public class OptOutWrites {

    private final MongoCollection<Document> commands;
    private final OptOutPeople people;
    private final SuppressionWrites suppressions;
    private final DoNotCallContacts doNotCall;
    private final Transactions transactions;
    private final Clock clock;

    public OptOutWrites(
            MongoDatabase database,
            OptOutPeople people,
            SuppressionWrites suppressions,
            Transactions transactions,
            Clock clock) {
        this.commands = database.getCollection("handledCommands");
        this.people = people;
        this.suppressions = suppressions;
        this.doNotCall = new DoNotCallContacts(database);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * An opt-out as it is to be written.
     *
     * @param by who tells it
     * @param command which asks for it, if one does
     */
    public record Order(Whose whose, String list, SuppressionFields fields, String by, Optional<String> command) {}

    /** What became of it. */
    public sealed interface Written {

        /** @param suppression of the number that was named, else of the one that was called, else of the contact's */
        record Done(AddedSuppression suppression) implements Written {}

        /** By the same command, whatever became of it since. */
        record Before() implements Written {}

        /** Nothing was written, since nobody is known by what was told. */
        record Nobody() implements Written {}
    }

    /** All of it or nothing; what is so already is not written. */
    public Written write(Order order) {
        return transactions.run(session -> {
            if (order.command().filter(id -> isDone(session, id)).isPresent()) {
                return new Written.Before();
            }
            return people.find(session, order.whose())
                    .<Written>map(meant -> new Written.Done(write(session, order, meant)))
                    .orElseGet(Written.Nobody::new);
        });
    }

    private AddedSuppression write(ClientSession session, Order order, Meant meant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        order.command()
                .ifPresent(id -> Mono.from(
                                commands.insertOne(session, new Document("_id", id).append("createdAt", now)))
                        .block());
        List<SaidSuppression> said = meant.numbers().stream()
                .map(number -> new SaidSuppression(new SuppressionKey(order.list(), number), order.fields()))
                .toList();
        SuppressionWrites.Told told = suppressions.tell(session, said, order.by(), now);
        if (order.list().equals(SuppressionKey.GLOBAL) && !meant.contacts().isEmpty()) {
            doNotCall.mark(session, List.of(), meant.contacts(), now);
        }
        return new AddedSuppression(
                told.suppressions().getFirst(),
                told.created().contains(said.getFirst().key().id()));
    }

    private boolean isDone(ClientSession session, String command) {
        return Mono.from(commands.find(session, eq(command))).blockOptional().isPresent();
    }
}

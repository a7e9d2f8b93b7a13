package dev.ringway.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.store.CampaignsDatabase;
import dev.ringway.campaign.store.ContactBulk;
import dev.ringway.campaign.store.ContactRemoval;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.mongo.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The contacts of a filter, gone through by requests that may not take long. */
class FilteredContactsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T15:00:00Z");
    private static final int CONTACTS = 25;
    private static final ContactFilter ALL = new ContactFilter(
            Optional.empty(),
            new TreeSet<>(),
            false,
            new TreeSet<>(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private final CampaignsDatabase store = new CampaignsDatabase();
    private final List<BsonDocument> finds = new CopyOnWriteArrayList<>();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(LocalServers.mongodbUri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    if (event.getCommandName().equals("find")) {
                        finds.add(event.getCommand().clone());
                    }
                }
            })
            .build());
    private final MongoDatabase database = client.getDatabase(store.database().getName());
    private final List<List<String>> batches = new ArrayList<>();

    @BeforeEach
    void fill() {
        Mono.from(database.getCollection("contacts")
                        .insertMany(IntStream.range(0, CONTACTS)
                                .mapToObj(i -> new Document("_id", new ObjectId())
                                        .append("phoneNumber", "+4915110%06d".formatted(i))
                                        .append("status", "active")
                                        .append("createdAt", NOW)
                                        .append("updatedAt", NOW)
                                        .append("version", 1L))
                                .toList()))
                .block();
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void theFilterIsAskedOncePerRequestAndNotForever() {
        FilteredContacts contacts = contacts(20, Duration.ZERO);

        Optional<String> next = contacts.each(ALL, Optional.empty(), batches::add);
        assertThat(contacts.each(ALL, next, batches::add)).isEmpty();

        assertThat(batches).extracting(List::size).containsExactly(10, 10, 5);
        assertThat(batches.stream().flatMap(List::stream)).hasSize(CONTACTS).doesNotHaveDuplicates();
        assertThat(finds)
                .hasSize(2)
                .allSatisfy(find ->
                        assertThat(find.getNumber("maxTimeMS").longValue()).isEqualTo(5_000));
    }

    @Test
    void whatCannotEndInItsTimeEndsBetweenTwoBatchesAndGoesOnThere() {
        FilteredContacts slow = contacts(100, Duration.ofSeconds(3));

        Optional<String> next = slow.each(ALL, Optional.empty(), batches::add);

        assertThat(batches).extracting(List::size).containsExactly(10, 10);
        assertThat(next).contains(batches.getLast().getLast());
        assertThat(slow.each(ALL, next, batches::add)).isEmpty();
        assertThat(batches.stream().flatMap(List::stream)).hasSize(CONTACTS).doesNotHaveDuplicates();
    }

    @Test
    void aBatchIsDoneHoweverLateItIs() {
        FilteredContacts late = contacts(100, Duration.ofMinutes(1));

        assertThat(late.each(ALL, Optional.empty(), batches::add)).isPresent();

        assertThat(batches).hasSize(1);
    }

    /** Batches of ten, five seconds, and a clock that goes on so much whenever it is looked at. */
    private FilteredContacts contacts(int most, Duration look) {
        Transactions transactions = new Transactions(client);
        ContactBulk bulk = new ContactBulk(database, transactions, new ContactRemoval(database), Clock.systemUTC());
        return new FilteredContacts(bulk, new GoingClock(look), most, 10, Duration.ofSeconds(5));
    }

    private static final class GoingClock extends Clock {

        private final Duration look;
        private Instant now = NOW;

        GoingClock(Duration look) {
            this.look = look;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(look);
            return now;
        }
    }
}

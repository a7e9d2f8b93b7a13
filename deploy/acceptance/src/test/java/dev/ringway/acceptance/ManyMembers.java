package dev.ringway.acceptance;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Puts many contacts straight into the database and into a campaign, all of them to be called. */
final class ManyMembers {

    private static final int BATCH = 5_000;
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoDatabase database;
    private final ObjectId campaign;

    ManyMembers(MongoDatabase database, String campaign) {
        this.database = database;
        this.campaign = new ObjectId(campaign);
    }

    /** Nobody publishes changes of contacts from now on: what is put in is no news to anyone, and does not compete. */
    void withoutPublication() {
        Date later = Date.from(Instant.now().plus(Duration.ofDays(1)));
        for (String collection : List.of("contacts", "campaignContacts")) {
            database.getCollection("leases")
                    .updateOne(
                            new Document("_id", "outbox-" + collection),
                            List.of(new Document(
                                    "$set",
                                    new Document("owner", "nobody")
                                            .append("until", later)
                                            .append("token", new Document("$add", List.of("$token", 1L))))));
        }
    }

    /** @param first of the numbers that they have; those of several campaigns may not meet */
    void insert(int first, int count) {
        for (int from = 0; from < count; from += BATCH) {
            List<Document> contacts = IntStream.range(first + from, first + Math.min(from + BATCH, count))
                    .mapToObj(ManyMembers::contact)
                    .toList();
            database.getCollection("contacts").insertMany(contacts, UNORDERED);
            database.getCollection("campaignContacts")
                    .insertMany(contacts.stream().map(this::member).toList(), UNORDERED);
        }
    }

    private static Document contact(int index) {
        Instant now = Instant.now();
        return new Document("_id", new ObjectId())
                .append("phoneNumber", FictionalNumbers.beyond(index))
                .append("status", "active")
                .append("createdAt", now)
                .append("updatedAt", now)
                .append("version", 1L);
    }

    private Document member(Document contact) {
        ObjectId id = contact.getObjectId("_id");
        Instant now = Instant.now();
        return new Document("_id", campaign.toHexString() + ":" + id.toHexString())
                .append("campaignId", campaign)
                .append("contactId", id)
                .append("phoneNumber", contact.getString("phoneNumber"))
                .append("priority", id.hashCode() & 7)
                .append("status", "pending")
                .append("attempts", 0)
                .append("answered", 0L)
                .append("callTime", 0L)
                .append("spend", new Decimal128(0))
                .append("nextAttempt", now)
                .append("callResults", List.of())
                .append("createdAt", now)
                .append("updatedAt", now)
                .append("version", 1L);
    }
}

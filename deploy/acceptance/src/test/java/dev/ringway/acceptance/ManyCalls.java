package dev.ringway.acceptance;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Decimal128;

/** Puts many finished calls straight into the store, as if they had happened in the weeks before. */
final class ManyCalls implements AutoCloseable {

    private static final int BATCH = 5_000;
    private static final Instant FIRST = Instant.parse("2026-09-01T00:00:00Z");
    private static final List<String> STATUSES = List.of("completed", "completed", "no-answer", "busy", "failed");

    private final MongoClient client;
    private final MongoDatabase database;

    ManyCalls(String mongodb) {
        client = MongoClients.create(mongodb);
        database = client.getDatabase("call_store");
    }

    /** Nobody publishes changes from now on: what is put in is no news to anyone, and does not compete for the machine. */
    void withoutPublication() {
        Date later = Date.from(Instant.now().plus(Duration.ofDays(1)));
        database.getCollection("leases")
                .updateOne(
                        new Document("_id", "outbox-calls"),
                        List.of(new Document(
                                "$set",
                                new Document("owner", "nobody")
                                        .append("until", later)
                                        .append("token", new Document("$add", List.of("$token", 1L))))));
    }

    void insert(int count) {
        MongoCollection<Document> calls = database.getCollection("calls");
        for (long from = 0; from < count; from += BATCH) {
            calls.insertMany(
                    LongStream.range(from, Math.min(from + BATCH, count))
                            .mapToObj(ManyCalls::call)
                            .toList(),
                    new InsertManyOptions().ordered(false));
        }
    }

    static String sid(long index) {
        return "CA%032x".formatted(index);
    }

    private static Document call(long index) {
        Date start = Date.from(FIRST.plusSeconds(7 * index));
        long seconds = index * 31 % 600;
        return new Document("_id", sid(index))
                .append("version", 4L)
                .append("createdAt", start)
                .append("updatedAt", start)
                .append("status", STATUSES.get((int) (index % STATUSES.size())))
                .append("from", "+1415555%04d".formatted(index % 100))
                .append("to", "+1%010d".formatted(2_000_000_000L + index / 2))
                .append("direction", "outbound")
                .append("startTime", start)
                .append("ringingAt", start)
                .append("answeredAt", start)
                .append("endTime", Date.from(start.toInstant().plusSeconds(seconds)))
                .append("startMonth", start.toInstant().toString().substring(0, 7))
                .append("duration", seconds)
                .append("ringDuration", index % 30)
                .append("price", Decimal128.parse("0.0085"))
                .append("priceCurrency", "USD")
                .append("agentId", "agent_" + index % 20)
                .append("agentName", "Agent no. " + index % 20)
                .append("campaignId", "68ef6a5d1c2b3a4d5e6f%04d".formatted(index % 50))
                .append("contactId", "68ef6a5d1c2b3a4d%08d".formatted(index / 2))
                .append("contactName", "=Zoë \"Will\", no. " + index)
                .append("attemptId", "attempt-" + index)
                .append("attemptNumber", (int) (1 + index % 2))
                .append("conversationId", "conv_%020d".formatted(index))
                .append("transcriptId", "conv_%020d".formatted(index))
                .append("answeredBy", index % 3 == 0 ? "machine_start" : "human")
                .append("callSuccessful", "success")
                .append("terminatedBy", "caller")
                .append("sipResponseCode", 200)
                .append("lastSequence", 3L)
                .append(
                        "outcome",
                        new Document("status", "success")
                                .append("reason", "the agent's verdict")
                                .append("notes", "Spoke about the offer; wants a call on Friday, \"not before ten\"."))
                .append(
                        "geo",
                        new Document("city", "SAN FRANCISCO")
                                .append("state", "CA")
                                .append("country", "US"))
                .append(
                        "recordings",
                        List.of(new Document("recordingSid", "RE%032x".formatted(index))
                                .append("status", "completed")
                                .append("duration", seconds)))
                .append(
                        "metadata",
                        new Document("source", "campaign")
                                .append("tags", List.of("spring", "vip"))
                                .append("customFields", new Document("order", index)));
    }

    @Override
    public void close() {
        client.close();
    }
}

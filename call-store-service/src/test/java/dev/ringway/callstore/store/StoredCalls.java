package dev.ringway.callstore.store;

import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.call.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many calls as they lie in the store, each property with few and with many calls of one value. Four start in every second. */
public final class StoredCalls {

    public static final Instant START = Reports.START;

    private static final int BATCH = 5_000;
    private static final List<String> STATUSES =
            List.of("completed", "no-answer", "busy", "failed", "canceled", "completed", "completed", "no-answer");

    private StoredCalls() {}

    /** The sid of the call with this number. */
    public static String sid(long index) {
        return "CA%032x".formatted(index * 2_654_435_761L);
    }

    public static Instant start(long index) {
        return START.plusSeconds(index / 4);
    }

    public static void insert(MongoDatabase database, long from, long before) {
        Flux.fromStream(LongStream.range(from, before).boxed())
                .map(StoredCalls::call)
                .buffer(BATCH)
                .concatMap(calls -> Mono.from(database.getCollection("calls")
                        .insertMany(new ArrayList<>(calls), new InsertManyOptions().ordered(false))))
                .blockLast();
    }

    public static Document call(long index) {
        Instant start = start(index);
        boolean live = index % 5_000 == 17;
        Document call = new Document("_id", sid(index))
                .append("version", 1L)
                .append("createdAt", start)
                .append("updatedAt", start)
                .append("status", live ? "ringing" : STATUSES.get((int) (index % STATUSES.size())))
                .append("from", "+1415555%04d".formatted(index % 1_000))
                .append("to", "+1415%07d".formatted(index / 3))
                .append("direction", index % 400 == 0 ? "inbound" : "outbound")
                .append("startTime", start)
                .append("startMonth", start.toString().substring(0, 7))
                .append("agentId", "agent_" + index % 7)
                .append("campaignId", "campaign-" + index % 40)
                .append("contactId", "contact-" + index / 3)
                .append("contactName", "=Zoë \"Will\", no. " + index)
                .append("attemptId", "attempt-" + index)
                .append("attemptNumber", (int) (1 + index % 3))
                .append("answeredBy", index % 600 == 0 ? "fax" : index % 2 == 0 ? "human" : "machine_start")
                .append("outcome", outcome(index))
                .append("lastSequence", 3L)
                .append(
                        "metadata",
                        new Document("source", "campaign")
                                .append("tags", index % 300 == 0 ? List.of("vip", "batch") : List.of("batch")));
        if (!live) {
            call.append("duration", index % 700)
                    .append("ringDuration", index % 30)
                    .append("endTime", start.plusSeconds(index % 700))
                    .append("price", Decimal128.parse("0.0085"))
                    .append("priceCurrency", "USD");
        }
        if (index % 3 == 0) {
            call.append("conversationId", "conv_" + index)
                    .append(
                            "told",
                            new Document("conversations", List.of(new Document("conversationId", "conv_" + index))));
        }
        if (index % 250 == 0) {
            call.append(
                    "recordings",
                    List.of(new Document("recordingSid", "RE%032x".formatted(index))
                            .append("status", index % 500 == 0 ? "deleted" : "completed")
                            .append("duration", index % 700)));
        }
        return call;
    }

    private static Document outcome(long index) {
        Document outcome =
                new Document("status", index % 450 == 0 ? "undialable" : index % 2 == 0 ? "success" : "failed");
        if (index % 350 == 0) {
            outcome.append("followUpRequired", true).append("notes", "line one\nline \"two\"");
            if (index % 700 == 0) {
                outcome.append("followUpDate", START.plusSeconds(index));
            }
        }
        return outcome;
    }
}

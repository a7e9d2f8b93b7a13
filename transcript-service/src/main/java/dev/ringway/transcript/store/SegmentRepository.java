package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static dev.ringway.transcript.store.Fields.put;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.heard.Segment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was heard on calls, in {@code heardSegments}, until its conversation is told or some days have passed. Blocks. */
@Component
public class SegmentRepository {

    /** Far more than a call of a day brings; of more the newest are read. */
    private static final int MOST_OF_A_CALL = 20_000;

    private final MongoCollection<Document> segments;

    public SegmentRepository(MongoDatabase database) {
        this.segments = database.getCollection("heardSegments");
    }

    /**
     * One that is there already stays as it is.
     *
     * @return the ids of those that the database refuses, and will ever refuse
     */
    public Set<String> insertNew(List<Segment> heard, Instant at, Duration kept) {
        if (heard.isEmpty()) {
            return Set.of();
        }
        Instant now = at.truncatedTo(ChronoUnit.MILLIS);
        List<Document> documents =
                heard.stream().map(segment -> write(segment, now, kept)).toList();
        try {
            Mono.from(segments.insertMany(documents, new InsertManyOptions().ordered(false)))
                    .block();
            return Set.of();
        } catch (MongoBulkWriteException partly) {
            if (partly.getWriteConcernError() != null) {
                throw partly;
            }
            return partly.getWriteErrors().stream()
                    .filter(error -> ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY)
                    .map(BulkWriteError::getIndex)
                    .map(index -> heard.get(index).id())
                    .collect(Collectors.toSet());
        }
    }

    List<Segment> of(ClientSession session, String callSid) {
        return Flux.from(segments.find(session, eq("callSid", callSid))
                        .sort(Sorts.descending("at"))
                        .limit(MOST_OF_A_CALL))
                .map(SegmentRepository::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void remove(List<Segment> heard) {
        if (!heard.isEmpty()) {
            Mono.from(segments.deleteMany(
                            in("_id", heard.stream().map(Segment::id).toList())))
                    .block();
        }
    }

    void forget(String callSid) {
        Mono.from(segments.deleteMany(eq("callSid", callSid))).block();
    }

    private static Document write(Segment segment, Instant now, Duration kept) {
        Document document = new Document("_id", segment.id())
                .append("callSid", segment.callSid())
                .append("transcriptionSid", segment.transcriptionSid())
                .append("sequence", segment.sequence())
                .append("speaker", segment.speaker().text())
                .append("text", segment.text())
                .append("last", segment.last())
                .append("at", segment.at());
        put(document, "confidence", segment.confidence());
        put(document, "language", segment.language());
        return document.append("expiresAt", now.plus(kept))
                .append("createdAt", now)
                .append("updatedAt", now)
                .append("version", 1L);
    }

    private static Segment read(Document document) {
        Fields fields = new Fields(document);
        return new Segment(
                fields.text("callSid").orElseThrow(),
                fields.text("transcriptionSid").orElseThrow(),
                fields.whole("sequence").orElseThrow(),
                fields.text("speaker").flatMap(Speaker::of).orElseThrow(),
                fields.text("text").orElseThrow(),
                fields.flag("last"),
                fields.time("at").orElseThrow(),
                fields.decimal("confidence"),
                fields.text("language"));
    }
}

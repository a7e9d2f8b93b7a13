package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The turns of conversations that are too long for one document: a conversation of many hours, or one whose tools gave
 * back a lot. They lie in numbered parts that carry the version of their transcript, and are written in one transaction
 * with it. Blocks.
 */
@Component
class TurnParts {

    /** Of a part, and of turns that lie in their transcript. */
    static final int LONGEST = 4 << 20;

    private final MongoCollection<Document> parts;

    TurnParts(MongoDatabase database) {
        this.parts = database.getCollection("transcriptParts");
    }

    /** In place of those of an earlier version. */
    void replace(ClientSession session, String conversationId, long version, List<byte[]> next, Instant now) {
        remove(session, conversationId);
        for (int part = 0; part < next.size(); part++) {
            Document document = new Document("_id", conversationId + ":" + part)
                    .append("conversationId", conversationId)
                    .append("part", part)
                    .append("turns", new Binary(next.get(part)))
                    .append("createdAt", now)
                    .append("updatedAt", now)
                    .append("version", version);
            Mono.from(parts.insertOne(session, document)).block();
        }
    }

    void remove(ClientSession session, String conversationId) {
        Mono.from(parts.deleteMany(session, eq("conversationId", conversationId)))
                .block();
    }

    /** Empty where they are not of that version any more: read the transcript again. */
    Optional<List<Turn>> read(Document transcript) {
        return read(transcript, Flux.from(parts.find(of(transcript)).sort(Sorts.ascending("part"))));
    }

    Optional<List<Turn>> read(ClientSession session, Document transcript) {
        return read(transcript, Flux.from(parts.find(session, of(transcript)).sort(Sorts.ascending("part"))));
    }

    private static Bson of(Document transcript) {
        return and(eq("conversationId", transcript.getString("_id")), eq("version", transcript.getLong("version")));
    }

    private static Optional<List<Turn>> read(Document transcript, Flux<Document> found) {
        List<byte[]> read = found.map(part -> part.get("turns", Binary.class).getData())
                .collectList()
                .blockOptional()
                .orElseThrow();
        return read.size() == transcript.getInteger(TranscriptDocument.PARTS)
                ? Optional.of(TurnBytes.read(joined(read)))
                : Optional.empty();
    }

    /** Empty where the turns fit into their transcript. */
    static List<byte[]> of(List<Turn> turns) {
        if (TurnBytes.atMost(turns) <= LONGEST) {
            return List.of();
        }
        byte[] all = TurnBytes.write(turns);
        List<byte[]> cut = new ArrayList<>();
        for (int from = 0; all.length > LONGEST && from < all.length; from += LONGEST) {
            cut.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + LONGEST)));
        }
        return cut;
    }

    private static byte[] joined(List<byte[]> read) {
        byte[] all = new byte[read.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : read) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

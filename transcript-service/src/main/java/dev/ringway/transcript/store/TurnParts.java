package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.conversation.Turn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The turns of conversations that are too long for one document: a conversation of many hours, or one whose tools gave
 * back a lot. Each writing of them makes parts of its own, which count as soon as the transcript names them; so many bytes
 * are more than a transaction can take. Blocks.
 */
@Component
public class TurnParts {

    /** Of a part, and of turns that lie in their transcript. */
    static final int LONGEST = 4 << 20;

    private final MongoCollection<Document> parts;
    private final Clock clock;

    public TurnParts(MongoDatabase database, Clock clock) {
        this.parts = database.getCollection("transcriptParts");
        this.clock = clock;
    }

    /**
     * Where turns lie.
     *
     * @param generation of their writing
     */
    record Reference(String generation, int count) {

        static Optional<Reference> of(Document transcript) {
            return new Fields(transcript)
                    .part(TranscriptDocument.PARTS)
                    .map(reference -> new Reference(
                            reference.text("generation").orElseThrow(),
                            Math.toIntExact(reference.whole("count").orElseThrow())));
        }

        Document document() {
            return new Document("generation", generation).append("count", count);
        }
    }

    /** Whether they have to lie in parts, as far as can be told without writing them. */
    static boolean mayBeNeeded(List<Turn> turns) {
        return TurnBytes.atMost(turns) > LONGEST;
    }

    /** Writes turns that are too long; empty where they fit into their transcript. */
    Optional<Reference> put(String conversationId, List<Turn> turns) {
        List<byte[]> cut = mayBeNeeded(turns) ? cut(TurnBytes.write(turns)) : List.of();
        if (cut.isEmpty()) {
            return Optional.empty();
        }
        String generation = new ObjectId().toHexString();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (int part = 0; part < cut.size(); part++) {
            Document document = new Document("_id", generation + ":" + part)
                    .append("conversationId", conversationId)
                    .append("generation", generation)
                    .append("part", part)
                    .append("turns", new Binary(cut.get(part)))
                    .append("createdAt", now)
                    .append("updatedAt", now)
                    .append("version", 1L);
            Mono.from(parts.insertOne(document)).block();
        }
        return Optional.of(new Reference(generation, cut.size()));
    }

    /** Empty where others are in their place by now: read the transcript again. */
    Optional<List<Turn>> read(Reference reference) {
        List<byte[]> read = Flux.from(
                        parts.find(eq("generation", reference.generation())).sort(Sorts.ascending("part")))
                .map(part -> part.get("turns", Binary.class).getData())
                .collectList()
                .blockOptional()
                .orElseThrow();
        return read.size() == reference.count() ? Optional.of(TurnBytes.read(joined(read))) : Optional.empty();
    }

    void remove(Reference reference) {
        remove(eq("generation", reference.generation()));
    }

    /** Whatever writing they are of. */
    void removeAll(String conversationId) {
        remove(eq("conversationId", conversationId));
    }

    /** The first part last: as long as it is there, what is left of a writing is found. */
    private void remove(Bson writings) {
        Mono.from(parts.deleteMany(and(writings, gt("part", 0)))).block();
        Mono.from(parts.deleteMany(writings)).block();
    }

    /** A writing, with the conversation that it was of. */
    record Writing(String conversationId, String generation) {}

    /** Those that were begun before then. */
    List<Writing> begunBefore(Instant then) {
        return Flux.from(parts.find(and(eq("part", 0), lt("createdAt", then)))
                        .projection(new Document("conversationId", 1).append("generation", 1)))
                .map(part -> new Writing(part.getString("conversationId"), part.getString("generation")))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static List<byte[]> cut(byte[] all) {
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

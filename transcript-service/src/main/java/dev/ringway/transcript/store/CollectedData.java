package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Projections;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What agents have collected in conversations, without what was said in them. Blocks. */
@Component
public class CollectedData {

    private static final String DATA = "analysis.dataCollection";
    private static final Set<String> YES = Set.of("true", "yes");

    private final MongoCollection<Document> transcripts;

    public CollectedData(MongoDatabase database) {
        this.transcripts = database.getCollection("transcripts");
    }

    /**
     * Of which one of the keys says yes.
     *
     * @param keys without dots and dollars
     */
    public List<AskedFor> saidYes(Collection<String> conversationIds, List<String> keys) {
        if (conversationIds.isEmpty() || keys.isEmpty()) {
            return List.of();
        }
        List<String> paths = keys.stream().map(key -> DATA + "." + key).toList();
        return Flux.from(transcripts
                        .find(and(
                                in("_id", conversationIds),
                                or(paths.stream().map(path -> exists(path)).toList())))
                        .projection(Projections.fields(
                                Projections.include("callSid", "contactId", "startTime", "createdAt"),
                                Projections.include(paths))))
                .collectList()
                .blockOptional()
                .orElseThrow()
                .stream()
                .flatMap(found -> read(found, keys))
                .toList();
    }

    private static Stream<AskedFor> read(Document found, List<String> keys) {
        Document data = found.getEmbedded(List.of("analysis", "dataCollection"), Document.class);
        Fields fields = new Fields(found);
        return keys.stream()
                .filter(key -> isYes(data.get(key)))
                .findFirst()
                .map(key -> new AskedFor(
                        found.getString("_id"),
                        key,
                        fields.text("callSid"),
                        fields.text("contactId"),
                        fields.time("startTime")
                                .or(() -> fields.time("createdAt"))
                                .orElseThrow()))
                .stream();
    }

    /** ElevenLabs gives what was collected as the type that the agent's item has; one of texts is answered in words. */
    private static boolean isYes(@Nullable Object value) {
        return value instanceof Boolean is ? is : value instanceof String text && YES.contains(said(text));
    }

    private static String said(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}

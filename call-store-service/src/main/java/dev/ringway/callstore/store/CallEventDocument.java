package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.ringway.callstore.call.EventRefusal;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.call.Utterance;
import dev.ringway.callstore.call.Words;
import dev.ringway.starter.mongo.PlainValues;
import dev.ringway.starter.mongo.StorableValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A report as a document of {@code callEvents}. */
final class CallEventDocument {

    private static final String ERASED = "erased";

    /** Those in which what was said may still be. */
    static final Bson NOT_ERASED = Filters.ne(ERASED, true);

    private CallEventDocument() {}

    static Document of(RecordedEvent event, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        Document document = new Document("_id", event.id())
                .append("version", 1L)
                .append("createdAt", time)
                .append("updatedAt", time)
                .append("callSid", event.callSid())
                .append("eventType", event.type())
                .append("source", event.source())
                .append("timestamp", event.timestamp())
                .append("receivedAt", event.receivedAt())
                .append("data", StorableValues.of(event.data()));
        event.sequence().ifPresent(sequence -> document.append("sequence", sequence));
        event.said()
                .ifPresent(said -> document.append(
                        "conversationData", new Document("speaker", said.speaker()).append("text", said.text())));
        if (event.erased()) {
            document.append(ERASED, true);
        }
        return document;
    }

    /** Makes of a kept report what {@link RecordedEvent#withoutWords} makes of it before it is kept. */
    static Bson withoutWords(Instant now) {
        return Updates.combine(Stream.concat(
                        Stream.concat(Words.FIELDS.stream().map("data."::concat), Stream.of("conversationData"))
                                .map(Updates::unset),
                        Stream.of(
                                Updates.set(ERASED, true),
                                Updates.set("updatedAt", now.truncatedTo(ChronoUnit.MILLIS)),
                                Updates.inc("version", 1L)))
                .toList());
    }

    static KeptEvent readKept(Document document) {
        return new KeptEvent(
                read(document),
                document.getLong("version"),
                document.getDate("updatedAt").toInstant(),
                refusal(document));
    }

    static Optional<EventRefusal> refusal(Document document) {
        return Optional.ofNullable(document.get(OnceKept.REFUSED, Document.class))
                .map(refused -> new EventRefusal(
                        refused.getString("reason"), refused.getDate("at").toInstant()));
    }

    static boolean erased(Document document) {
        return document.getBoolean(ERASED, false);
    }

    static RecordedEvent read(Document document) {
        return new RecordedEvent(
                document.getString("_id"),
                document.getString("callSid"),
                document.getString("eventType"),
                document.getString("source"),
                document.getDate("timestamp").toInstant(),
                document.getDate("receivedAt").toInstant(),
                Optional.ofNullable(document.getLong("sequence")),
                PlainValues.of(document.get("data", Document.class)),
                Optional.ofNullable(document.get("conversationData", Document.class))
                        .map(said -> new Utterance(said.getString("speaker"), said.getString("text"))),
                erased(document));
    }
}

package dev.ringway.callstore.store;

import dev.ringway.callstore.call.EventRefusal;
import dev.ringway.callstore.call.KeptEvent;
import dev.ringway.callstore.call.RecordedEvent;
import dev.ringway.callstore.call.Utterance;
import dev.ringway.starter.mongo.PlainValues;
import dev.ringway.starter.mongo.StorableValues;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bson.Document;

/** A report as a document of {@code callEvents}. */
final class CallEventDocument {

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
        return document;
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
                        .map(said -> new Utterance(said.getString("speaker"), said.getString("text"))));
    }
}

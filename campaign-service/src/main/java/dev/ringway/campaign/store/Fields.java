package dev.ringway.campaign.store;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Fields of documents that may be missing: what is not known is not there. */
final class Fields {

    private Fields() {}

    static void put(Document document, String name, Optional<?> value) {
        value.ifPresent(known -> document.append(name, known));
    }

    static Optional<Document> part(Document document, String name) {
        return Optional.ofNullable(document.get(name, Document.class));
    }

    static Optional<String> text(Document document, String name) {
        return Optional.ofNullable(document.getString(name));
    }

    static Optional<Number> number(Document document, String name) {
        return Optional.ofNullable(document.get(name, Number.class));
    }

    static Optional<Instant> time(Document document, String name) {
        return Optional.ofNullable(document.getDate(name)).map(Date::toInstant);
    }
}

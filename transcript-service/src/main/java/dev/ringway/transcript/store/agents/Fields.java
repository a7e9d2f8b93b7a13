package dev.ringway.transcript.store.agents;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Fields of documents that may be missing: what is not known is not there. */
final class Fields {

    private Fields() {}

    static void put(Document document, String name, Optional<?> value) {
        value.ifPresent(known -> document.append(name, known));
    }

    static Document part(Document document, String name) {
        return document.get(name, new Document());
    }

    static List<Document> parts(Document document, String name) {
        return document.getList(name, Document.class, List.of());
    }

    static List<String> texts(Document document, String name) {
        return document.getList(name, String.class, List.of());
    }

    static Optional<String> text(Document document, String name) {
        return Optional.ofNullable(document.getString(name));
    }

    static Optional<Double> number(Document document, String name) {
        return Optional.ofNullable(document.get(name, Number.class)).map(Number::doubleValue);
    }

    static Optional<Integer> whole(Document document, String name) {
        return Optional.ofNullable(document.getInteger(name));
    }

    static Optional<Instant> time(Document document, String name) {
        return Optional.ofNullable(document.getDate(name)).map(Date::toInstant);
    }
}

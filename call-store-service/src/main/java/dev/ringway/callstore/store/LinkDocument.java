package dev.ringway.callstore.store;

import dev.ringway.callstore.link.Attempt;
import dev.ringway.callstore.link.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** An attempt, contact or agent as a document of {@code linkFacts}; its id starts with its kind. */
final class LinkDocument {

    private LinkDocument() {}

    static String attemptKey(String attemptId) {
        return "attempt:" + attemptId;
    }

    static String key(Named.Kind kind, String id) {
        return kind.text() + ":" + id;
    }

    static String id(Attempt attempt) {
        return attemptKey(attempt.attemptId());
    }

    static String id(Named named) {
        return key(named.kind(), named.id());
    }

    static Document set(Attempt attempt, Instant now) {
        Document set = written("attempt", attempt.version(), now);
        put(set, "campaignId", attempt.campaignId());
        put(set, "contactId", attempt.contactId());
        put(set, "name", attempt.contactName());
        put(set, "attemptNumber", attempt.attemptNumber());
        put(set, "agentId", attempt.agentId());
        put(set, "callSid", attempt.callSid());
        return set;
    }

    /** A name that stays the same stays spread, since contacts change with every call that they get. */
    static Document set(Named named, Instant now) {
        Document same =
                new Document("$eq", List.of("$name", literal(named.name().orElse(""))));
        if (named.name().isEmpty()) {
            same = new Document("$eq", List.of(new Document("$type", "$name"), "missing"));
        }
        Document set = written(named.kind().text(), named.version(), now)
                .append(
                        "spread",
                        new Document("$and", List.of(same, new Document("$ifNull", List.of("$spread", false)))));
        put(set, "name", named.name());
        return set;
    }

    static Attempt attempt(Document document) {
        Fields fields = new Fields(document);
        return new Attempt(
                withoutKind(fields),
                document.getLong("ownerVersion"),
                fields.text("campaignId"),
                fields.text("contactId"),
                fields.text("name"),
                fields.integer("attemptNumber"),
                fields.text("agentId"),
                fields.text("callSid"));
    }

    static Named named(Document document) {
        Fields fields = new Fields(document);
        Named.Kind kind = Arrays.stream(Named.Kind.values())
                .filter(one -> one.text().equals(fields.name("kind")))
                .findFirst()
                .orElseThrow();
        return new Named(kind, withoutKind(fields), document.getLong("ownerVersion"), fields.text("name"));
    }

    private static String withoutKind(Fields fields) {
        String id = fields.name("_id");
        return id.substring(id.indexOf(':') + 1);
    }

    /** An expression for each field: what is in the document stands for what was there before. */
    private static Document written(String kind, long ownerVersion, Instant now) {
        return new Document("kind", literal(kind))
                .append("ownerVersion", literal(ownerVersion))
                .append("version", new Document("$add", List.of(new Document("$ifNull", List.of("$version", 0L)), 1L)))
                .append("createdAt", new Document("$ifNull", List.of("$createdAt", literal(now))))
                .append("updatedAt", literal(now));
    }

    private static void put(Document set, String field, Optional<?> value) {
        set.append(field, value.<Object>map(LinkDocument::literal).orElse("$$REMOVE"));
    }

    private static Document literal(Object value) {
        return new Document("$literal", value);
    }
}

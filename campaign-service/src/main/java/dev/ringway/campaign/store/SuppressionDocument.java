package dev.ringway.campaign.store;

import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A suppression as it lies in the database; a field that is not known is not there. */
final class SuppressionDocument {

    private SuppressionDocument() {}

    static Document write(Suppression suppression) {
        SuppressionFields fields = suppression.fields();
        Document document = new Document("_id", suppression.key().id())
                .append("list", suppression.key().list())
                .append("phoneNumber", suppression.key().phoneNumber())
                .append("place", new ObjectId(suppression.place()))
                .append("reason", fields.reason().text());
        fields.source().ifPresent(source -> document.append("source", source));
        fields.note().ifPresent(note -> document.append("note", note));
        fields.expiresAt().ifPresent(end -> document.append("expiresAt", end));
        return document.append("createdBy", suppression.createdBy())
                .append("createdAt", suppression.createdAt())
                .append("updatedAt", suppression.updatedAt())
                .append("version", suppression.version());
    }

    static Suppression read(Document document) {
        return new Suppression(
                new SuppressionKey(document.getString("list"), document.getString("phoneNumber")),
                document.getObjectId("place").toHexString(),
                document.getLong("version"),
                new SuppressionFields(
                        SuppressionReason.of(document.getString("reason")).orElseThrow(),
                        Optional.ofNullable(document.getString("source")),
                        Optional.ofNullable(document.getString("note")),
                        time(document, "expiresAt")),
                document.getString("createdBy"),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    private static Optional<Instant> time(Document document, String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }
}

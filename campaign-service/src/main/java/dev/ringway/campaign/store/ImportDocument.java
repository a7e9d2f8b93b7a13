package dev.ringway.campaign.store;

import dev.ringway.campaign.imports.CampaignCounts;
import dev.ringway.campaign.imports.Column;
import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.FileEncoding;
import dev.ringway.campaign.imports.FileFormat;
import dev.ringway.campaign.imports.ImportCounts;
import dev.ringway.campaign.imports.ImportOptions;
import dev.ringway.campaign.imports.ImportState;
import dev.ringway.campaign.imports.OnDuplicate;
import dev.ringway.campaign.imports.Refusal;
import dev.ringway.events.StoredPayload;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;

/** An import as it lies in the database. */
final class ImportDocument {

    private ImportDocument() {}

    static Document write(ContactImport order) {
        return new Document("_id", new ObjectId(order.id()))
                .append("state", order.state().text())
                .append("requestedBy", order.requestedBy())
                .append("onlyDraft", order.onlyDraft())
                .append("options", options(order.options()))
                .append("file", file(order.file()))
                .append("format", format(order.format()))
                .append("position", order.position())
                .append("line", order.line())
                .append("counts", counts(order.counts()))
                .append("campaignCounts", counts(order.campaignCounts()))
                .append("cancelRequested", order.cancelRequested())
                .append("createdAt", order.createdAt())
                .append("updatedAt", order.updatedAt())
                .append("version", order.version());
    }

    static ContactImport read(Document document) {
        return new ContactImport(
                document.getObjectId("_id").toHexString(),
                document.getLong("version"),
                ImportState.of(document.getString("state")),
                document.getString("requestedBy"),
                document.getBoolean("onlyDraft", false),
                options(document.get("options", Document.class)),
                file(document.get("file", Document.class)),
                format(document.get("format", Document.class)),
                document.getLong("position"),
                document.getLong("line"),
                counts(document.get("counts", Document.class)),
                campaignCounts(document.get("campaignCounts", new Document())),
                document.getBoolean("cancelRequested"),
                document.getDate("createdAt").toInstant(),
                document.getDate("updatedAt").toInstant(),
                Optional.ofNullable(document.getDate("endedAt")).map(Date::toInstant),
                Optional.ofNullable(document.getString("problem")));
    }

    static Document counts(ImportCounts counts) {
        Document refused = new Document();
        counts.refused().forEach((reason, many) -> refused.append(reason.text(), many));
        return new Document("read", counts.read())
                .append("created", counts.created())
                .append("updated", counts.updated())
                .append("unchanged", counts.unchanged())
                .append("refused", refused);
    }

    static Document counts(CampaignCounts counts) {
        return new Document("added", counts.added())
                .append("suppressed", counts.suppressed())
                .append("already", counts.already())
                .append("over", counts.over());
    }

    private static ImportCounts counts(Document counts) {
        Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
        counts.get("refused", Document.class).forEach((reason, many) -> refused.put(Refusal.of(reason), (Long) many));
        return new ImportCounts(
                counts.getLong("read"),
                counts.getLong("created"),
                counts.getLong("updated"),
                counts.getLong("unchanged"),
                refused);
    }

    private static CampaignCounts campaignCounts(Document counts) {
        return new CampaignCounts(
                counts.get("added", 0L),
                counts.get("suppressed", 0L),
                counts.get("already", 0L),
                counts.get("over", 0L));
    }

    /** Headers are pairs and no names of fields: they may hold dots and dollars. */
    private static Document options(ImportOptions options) {
        Document document = new Document("region", options.region())
                .append("dryRun", options.dryRun())
                .append("onDuplicate", options.onDuplicate().text())
                .append(
                        "mapping",
                        options.mapping().entrySet().stream()
                                .map(entry -> new Document("header", entry.getKey()).append("field", entry.getValue()))
                                .toList())
                .append("tags", options.tags())
                .append("groups", options.groups());
        options.campaignId().ifPresent(id -> document.append("campaignId", new ObjectId(id)));
        return document;
    }

    private static ImportOptions options(Document options) {
        Map<String, String> mapping = new LinkedHashMap<>();
        options.getList("mapping", Document.class)
                .forEach(entry -> mapping.put(entry.getString("header"), entry.getString("field")));
        return new ImportOptions(
                options.getString("region"),
                options.getBoolean("dryRun"),
                OnDuplicate.of(options.getString("onDuplicate")).orElseThrow(),
                mapping,
                options.getList("tags", String.class),
                options.getList("groups", String.class),
                Optional.ofNullable(options.getObjectId("campaignId")).map(ObjectId::toHexString));
    }

    private static Document file(StoredPayload file) {
        return new Document("location", file.location())
                .append("size", file.size())
                .append("sha256", file.sha256())
                .append("contentType", file.contentType());
    }

    private static StoredPayload file(Document file) {
        return new StoredPayload(
                file.getString("location"),
                file.getLong("size"),
                file.getString("sha256"),
                file.getString("contentType"));
    }

    private static Document format(FileFormat format) {
        return new Document("encoding", format.encoding().text())
                .append("delimiter", Character.toString(format.delimiter()))
                .append(
                        "columns",
                        format.columns().stream()
                                .map(column -> new Document("header", column.header()).append("field", column.field()))
                                .toList())
                .append("headerEnd", format.headerEnd())
                .append("firstLine", format.firstLine());
    }

    private static FileFormat format(Document format) {
        List<Column> columns = format.getList("columns", Document.class).stream()
                .map(column -> new Column(column.getString("header"), column.getString("field")))
                .toList();
        return new FileFormat(
                FileEncoding.of(format.getString("encoding")),
                format.getString("delimiter").charAt(0),
                columns,
                format.getLong("headerEnd"),
                format.getLong("firstLine"));
    }
}

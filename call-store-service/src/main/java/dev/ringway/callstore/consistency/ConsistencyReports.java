package dev.ringway.callstore.consistency;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.consistency.ConsistencyReport.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The checks, in {@code consistencyReports}. Blocks. */
@Component
class ConsistencyReports {

    private static final int LATEST = 50;

    private final MongoCollection<Document> reports;

    ConsistencyReports(MongoDatabase database) {
        this.reports = database.getCollection("consistencyReports");
    }

    void save(ConsistencyReport report, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("state", report.state().name().toLowerCase(Locale.ROOT)),
                Updates.set("from", report.from()),
                Updates.set("to", report.to()),
                Updates.set("repair", report.repair()),
                Updates.set("checked", new Document(Map.copyOf(report.checked()))),
                Updates.set("found", new Document(Map.copyOf(report.found()))),
                Updates.set("repaired", new Document(Map.copyOf(report.repaired()))),
                Updates.set(
                        "findings",
                        report.findings().stream()
                                .map(ConsistencyReports::write)
                                .toList()),
                Updates.set("updatedAt", time),
                Updates.setOnInsert("createdAt", report.requestedAt().truncatedTo(ChronoUnit.MILLIS)),
                Updates.inc("version", 1L)));
        report.requestedBy().ifPresent(by -> changes.add(Updates.set("requestedBy", by)));
        report.endedAt().ifPresent(at -> changes.add(Updates.set("endedAt", at)));
        report.problem().ifPresent(problem -> changes.add(Updates.set("problem", problem)));
        Flux.from(reports.updateOne(
                        Filters.eq(report.id()), Updates.combine(changes), new UpdateOptions().upsert(true)))
                .blockLast();
    }

    /** The first asked for first. */
    List<ConsistencyReport> unfinished() {
        return list(reports.find(Filters.in("state", "requested", "running")).sort(Sorts.ascending("createdAt")));
    }

    List<ConsistencyReport> latest() {
        return list(reports.find().sort(Sorts.descending("createdAt")).limit(LATEST));
    }

    Optional<ConsistencyReport> find(String id) {
        return list(reports.find(Filters.eq(id))).stream().findFirst();
    }

    private static List<ConsistencyReport> list(FindPublisher<Document> found) {
        return Flux.from(found)
                .map(ConsistencyReports::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Document write(Finding finding) {
        return new Document("kind", finding.kind().code())
                .append("id", finding.id())
                .append("fields", finding.fields())
                .append("repaired", finding.repaired());
    }

    private static ConsistencyReport read(Document document) {
        return new ConsistencyReport(
                document.getString("_id"),
                State.valueOf(document.getString("state").toUpperCase(Locale.ROOT)),
                document.getDate("from").toInstant(),
                document.getDate("to").toInstant(),
                document.getBoolean("repair"),
                Optional.ofNullable(document.getString("requestedBy")),
                document.getDate("createdAt").toInstant(),
                Optional.ofNullable(document.getDate("endedAt")).map(Date::toInstant),
                counts(document, "checked"),
                counts(document, "found"),
                counts(document, "repaired"),
                document.getList("findings", Document.class).stream()
                        .map(ConsistencyReports::finding)
                        .toList(),
                Optional.ofNullable(document.getString("problem")));
    }

    private static Map<String, Long> counts(Document document, String field) {
        Map<String, Long> counts = new TreeMap<>();
        document.get(field, Document.class).forEach((name, many) -> counts.put(name, (Long) many));
        return Map.copyOf(counts);
    }

    private static Finding finding(Document document) {
        return new Finding(
                Finding.Kind.valueOf(
                        document.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                document.getString("id"),
                document.getList("fields", String.class),
                document.getBoolean("repaired"));
    }
}

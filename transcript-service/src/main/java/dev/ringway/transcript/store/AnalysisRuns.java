package dev.ringway.transcript.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static dev.ringway.transcript.store.Fields.put;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.transcript.recompute.AnalysisRun;
import dev.ringway.transcript.recompute.AnalysisRun.State;
import dev.ringway.transcript.recompute.RunFilter;
import dev.ringway.transcript.recompute.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs over stored conversations, in {@code analysisRuns}: one that is not over, at most. Blocks. */
@Component
public class AnalysisRuns {

    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int LATEST = 50;

    private final MongoCollection<Document> runs;
    private final Clock clock;

    public AnalysisRuns(MongoDatabase database, Clock clock) {
        this.runs = database.getCollection("analysisRuns");
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** False where another one is not over. */
    public boolean insert(AnalysisRun run) {
        try {
            Mono.from(runs.insertOne(write(run))).block();
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw refused;
        }
    }

    /** False where it is not the next version of what is there. */
    public boolean replace(AnalysisRun next) {
        return Mono.from(runs.replaceOne(and(eq(next.id()), eq("version", next.version() - 1)), write(next)))
                        .blockOptional()
                        .orElseThrow()
                        .getMatchedCount()
                == 1;
    }

    public Optional<AnalysisRun> find(String id) {
        return read(runs.find(eq(id))).stream().findFirst();
    }

    /** The one that is not over. */
    public Optional<AnalysisRun> active() {
        return read(runs.find(eq("active", true))).stream().findFirst();
    }

    /** The last ones, the newest first. */
    public List<AnalysisRun> latest() {
        return read(runs.find().sort(Sorts.descending("createdAt")).limit(LATEST));
    }

    private static List<AnalysisRun> read(FindPublisher<Document> found) {
        return Flux.from(found)
                .map(AnalysisRuns::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Document write(AnalysisRun run) {
        Document document =
                new Document("_id", run.id()).append("state", run.state().text());
        if (!run.state().isOver()) {
            document.append("active", true);
        }
        RunFilter filter = run.filter();
        put(document, "from", filter.from());
        put(document, "to", filter.to());
        put(document, "agentId", filter.agentId());
        put(document, "campaignId", filter.campaignId());
        document.append("outOfDate", filter.outOfDate())
                .append("model", run.model())
                .append("by", run.by())
                .append("of", run.tally().of())
                .append("done", run.tally().done())
                .append("changed", run.tally().changed())
                .append("failed", run.tally().failed())
                .append("unread", run.tally().unread());
        put(document, "position", run.position());
        put(document, "startedAt", run.startedAt());
        put(document, "endedAt", run.endedAt());
        put(document, "expiresAt", run.endedAt().map(end -> end.plus(REMEMBERED)));
        return document.append("createdAt", run.askedAt())
                .append("updatedAt", now())
                .append("version", run.version());
    }

    private static AnalysisRun read(Document document) {
        Fields run = new Fields(document);
        return new AnalysisRun(
                document.getString("_id"),
                document.getLong("version"),
                new RunFilter(
                        run.time("from"),
                        run.time("to"),
                        run.text("agentId"),
                        run.text("campaignId"),
                        run.flag("outOfDate")),
                run.flag("model"),
                run.text("state").flatMap(State::of).orElseThrow(),
                new Tally(
                        document.getLong("of"),
                        document.getLong("done"),
                        document.getLong("changed"),
                        document.getLong("failed"),
                        run.whole("unread").orElse(0L)),
                run.text("position"),
                document.getString("by"),
                run.time("createdAt").orElseThrow(),
                run.time("startedAt"),
                run.time("endedAt"));
    }
}

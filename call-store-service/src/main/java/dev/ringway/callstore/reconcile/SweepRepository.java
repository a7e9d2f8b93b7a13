package dev.ringway.callstore.reconcile;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.provider.AccountsAtTwilio;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The {@link Sweep}s, in {@code sweeps}. Written by whoever holds the job's turn. Blocks. */
@Component
final class SweepRepository {

    private final MongoCollection<Document> sweeps;
    private final String mainAccount;

    SweepRepository(MongoDatabase database, AccountsAtTwilio accounts) {
        this.sweeps = database.getCollection("sweeps");
        this.mainAccount = accounts.main().accountSid();
    }

    List<Sweep> all() {
        return Flux.from(sweeps.find().sort(Sorts.ascending("_id")))
                .map(this::read)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    void save(Sweep sweep, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("accountSid", sweep.accountSid()),
                Updates.set("doneUntil", sweep.doneUntil()),
                setOrUnset("windowEnd", sweep.windowEnd()),
                setOrUnset("nextPage", sweep.nextPage()),
                setOrUnset("target", sweep.target()),
                Updates.set("updatedAt", time),
                Updates.setOnInsert("createdAt", time),
                Updates.inc("version", 1L)));
        Mono.from(sweeps.updateOne(Filters.eq(sweep.id()), Updates.combine(changes), new UpdateOptions().upsert(true)))
                .block();
    }

    void remove(Sweep sweep) {
        Mono.from(sweeps.deleteOne(Filters.eq(sweep.id()))).block();
    }

    private static Bson setOrUnset(String field, Optional<?> value) {
        return value.map(present -> Updates.set(field, present)).orElseGet(() -> Updates.unset(field));
    }

    /** One that names no account was written when there was the main one alone. */
    private Sweep read(Document document) {
        return new Sweep(
                document.getString("_id"),
                document.get("accountSid", mainAccount),
                document.getDate("doneUntil").toInstant(),
                Optional.ofNullable(document.getDate("windowEnd")).map(Date::toInstant),
                Optional.ofNullable(document.getString("nextPage")),
                Optional.ofNullable(document.getDate("target")).map(Date::toInstant));
    }
}

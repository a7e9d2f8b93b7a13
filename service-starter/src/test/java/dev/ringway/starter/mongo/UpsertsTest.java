package dev.ringway.starter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class UpsertsTest {

    private static final int ROUNDS = 300;

    private final FreshDatabase fresh = new FreshDatabase();
    private final MongoCollection<Document> things = fresh.database().getCollection("things");

    @AfterEach
    void drop() {
        fresh.close();
    }

    @Test
    void ofTwoThatComeFirstAtTheSameMomentTheNewerOneStays() {
        for (int id = 0; id < ROUNDS; id++) {
            int thing = id;
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> put(thing, 1)),
                            CompletableFuture.runAsync(() -> put(thing, 2)))
                    .join();
        }

        assertThat(Flux.from(things.find()).collectList().block())
                .hasSize(ROUNDS)
                .allSatisfy(thing -> assertThat(thing.getInteger("of")).isEqualTo(2));
    }

    @Test
    void anOlderOneChangesNothing() {
        IntStream.of(2, 1).forEach(version -> put(1, version));

        assertThat(Mono.from(things.find()).block()).containsEntry("of", 2);
    }

    @Test
    void whatIsRefusedForAnotherReasonIsAFailure() {
        Mono.from(fresh.database()
                        .runCommand(Document.parse(
                                "{\"create\": \"strict\", \"validator\": {\"of\": {\"$type\": \"int\"}}}")))
                .block();

        assertThatThrownBy(() -> Upserts.unlessNewer(fresh.database()
                        .getCollection("strict")
                        .updateOne(eq(1), Updates.set("of", "two"), new UpdateOptions().upsert(true))))
                .isInstanceOf(MongoWriteException.class);
    }

    private void put(int id, int version) {
        Upserts.unlessNewer(things.updateOne(
                and(eq(id), or(exists("of", false), lt("of", version))),
                Updates.set("of", version),
                new UpdateOptions().upsert(true)));
    }
}

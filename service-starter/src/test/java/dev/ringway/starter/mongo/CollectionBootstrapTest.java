package dev.ringway.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CollectionBootstrapTest {

    private final FreshDatabase fresh = new FreshDatabase();
    private final MongoDatabase database = fresh.database();

    @AfterEach
    void close() {
        fresh.close();
    }

    @Test
    void aBadInsertIsRefusedAndAGoodOneTaken() {
        assertThat(bootstrap("one").apply()).isEmpty();

        insert(new Document("_id", "a").append("status", "open"));
        assertRefused(new Document("_id", "b").append("status", "ajar"));
        assertRefused(new Document("_id", "c").append("status", "open").append("colour", "red"));
    }

    @Test
    void theIndexesAreThoseOfTheFileAndASecondRunFindsNothingToDo() {
        bootstrap("one").apply();

        assertThat(indexes().keySet())
                .containsExactlyInAnyOrder(
                        "_id_", "status_receivedAt", "name_unique", "open", "text", "place", "expiry");
        assertThat(bootstrap("one").apply()).isEmpty();
    }

    @RepeatedTest(10)
    void severalInstancesMayStartAtOnce() throws Exception {
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Drift>>> starts = IntStream.range(0, 6)
                    .<Callable<List<Drift>>>mapToObj(
                            i -> () -> bootstrap(i % 2 == 0 ? "one" : "two").apply())
                    .toList();
            for (Future<List<Drift>> start : instances.invokeAll(starts)) {
                assertThat(start.get()).allMatch(drift -> drift instanceof Drift.NewerSchema);
            }
        }
        insert(new Document("_id", "a").append("status", "lost"));
        assertThat(indexes()).hasSize(7);
    }

    @Test
    void aNewerSchemaIsAppliedAndAnOlderInstanceLeavesItAlone() {
        bootstrap("one").apply();
        assertRefused(new Document("_id", "a").append("status", "lost"));

        assertThat(bootstrap("two").apply()).isEmpty();
        insert(new Document("_id", "a").append("status", "lost"));

        assertThat(bootstrap("one").apply()).containsExactly(new Drift.NewerSchema("visits", 2, 1));
        insert(new Document("_id", "b").append("status", "lost"));
    }

    @Test
    void aValidatorThatSomebodyChangedIsPutBackAndTheDifferenceTold() {
        bootstrap("one").apply();
        run(Document.parse("""
                {collMod: 'visits', validationAction: 'warn',
                 validator: {$jsonSchema: {bsonType: 'object', required: ['_id']}}}"""));

        assertThat(bootstrap("one").apply())
                .containsExactly(new Drift.ValidatorChanged(
                        "visits",
                        "validationAction, validator.$jsonSchema.additionalProperties, "
                                + "validator.$jsonSchema.properties, validator.$jsonSchema.required"));
        assertRefused(new Document("_id", "b").append("status", "ajar"));
    }

    @Test
    void aChangedAndAnUnknownIndexAreReportedAndNeverDropped() {
        bootstrap("one").apply();
        Mono.from(database.getCollection("visits").createIndex(Indexes.ascending("amount")))
                .block();

        assertThat(bootstrap("changed").apply())
                .containsExactly(
                        new Drift.IndexDiffers("visits", "status_receivedAt", "key"),
                        new Drift.IndexUnknown("visits", "amount_1"));
        assertThat(indexes().get("status_receivedAt").get("key"))
                .isEqualTo(Document.parse("{status: 1, receivedAt: -1}"));
        assertThat(indexes()).containsKey("amount_1");
    }

    @Test
    void anIndexUnderAnotherNameIsReportedAndTheRestCreated() {
        Mono.from(database.getCollection("visits").createIndex(Indexes.geo2dsphere("place")))
                .block();

        assertThat(bootstrap("one").apply())
                .containsExactly(
                        new Drift.IndexDiffers("visits", "place", "an existing index stands in its way"),
                        new Drift.IndexUnknown("visits", "place_2dsphere"));
        assertThat(indexes()).hasSize(7);
    }

    @Test
    void expiryFollowsItsSetting() {
        bootstrap("one").apply();
        assertThat(expirySeconds()).isEqualTo(7_776_000);

        assertThat(bootstrap("one", Map.of("test.retention-seconds", "3600")).apply())
                .isEmpty();

        assertThat(expirySeconds()).isEqualTo(3600);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> bootstrap("misnamed"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("misnamed/visits.json")
                .hasMessageContaining("calls");
    }

    private CollectionBootstrap bootstrap(String folder) {
        return bootstrap(folder, Map.of());
    }

    private CollectionBootstrap bootstrap(String folder, Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return new CollectionBootstrap(
                database, List.of(new CollectionFolder("classpath*:bootstrap/" + folder + "/*.json")), environment);
    }

    private void insert(Document document) {
        Mono.from(database.getCollection("visits").insertOne(document)).block();
    }

    private void assertRefused(Document document) {
        assertThatThrownBy(() -> insert(document))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        refused -> assertThat(refused.getError().getCode()).isEqualTo(121));
    }

    private Map<String, Document> indexes() {
        return Flux.from(database.getCollection("visits").listIndexes())
                .collectMap(index -> index.getString("name"))
                .blockOptional()
                .orElseThrow();
    }

    private long expirySeconds() {
        return indexes().get("expiry").get("expireAfterSeconds", Number.class).longValue();
    }

    private void run(Document command) {
        Mono.from(database.runCommand(command)).block();
    }
}

package dev.ringway.starter.test.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.test.EndpointRulesContract;
import dev.ringway.starter.test.HouseRules;
import dev.ringway.starter.test.WithRingwayServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

/**
 * What every service with a database promises once it has started: it says that it is ready, and its database holds what
 * it owns, guarded, and nothing of what another service owns; its endpoints have their rules and its code keeps the house's.
 * A subclass lies in the service's own base package.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
@WithRingwayServers
public abstract class ServiceContract extends EndpointRulesContract {

    private static final Set<String> DATA_MODEL = Set.of(
            "calls",
            "callEvents",
            "recordings",
            "campaigns",
            "contacts",
            "campaignContacts",
            "transcripts",
            "analytics");

    private final Set<String> owned;

    @Autowired
    private WebTestClient client;

    @Autowired
    private ReactiveMongoTemplate mongo;

    /** @param owned the service's collections of the data model */
    protected ServiceContract(Set<String> owned) {
        this.owned = owned;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void saysThatItIsUp(String health) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> client.get()
                        .uri(health)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .jsonPath("$.status")
                        .isEqualTo("UP"));
    }

    @Test
    void holdsOfTheDataModelExactlyWhatItOwns() {
        assertThat(collections().keySet()).filteredOn(DATA_MODEL::contains).containsExactlyInAnyOrderElementsOf(owned);
    }

    @Test
    void guardsEveryCollectionWithAStrictValidator() {
        assertThat(collections()).allSatisfy((name, collection) -> {
            BsonDocument options = collection.getDocument("options");
            assertThat(options.getDocument("validator").keySet()).containsExactly("$jsonSchema");
            assertThat(List.of("validationLevel", "validationAction"))
                    .extracting(option -> options.getString(option).getValue())
                    .containsExactly("strict", "error");
        });
    }

    @Test
    void keepsTheHouseRules() {
        HouseRules.checkService(getClass().getPackageName());
    }

    private Map<String, BsonDocument> collections() {
        return mongo.getMongoDatabase()
                .flatMapMany(database -> Flux.from(database.listCollections(BsonDocument.class)))
                .collect(Collectors.toMap(found -> found.getString("name").getValue(), Function.identity()))
                .block();
    }
}

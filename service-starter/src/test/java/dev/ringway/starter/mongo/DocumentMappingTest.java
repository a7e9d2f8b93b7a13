package dev.ringway.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

@ExtendWith(OutputCaptureExtension.class)
class DocumentMappingTest {

    private record Visit(String id, BigDecimal amount, LocalDate day, Instant receivedAt) {}

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(StarterSettings::addDefaults)
            .withPropertyValues("spring.application.name=test")
            .withConfiguration(AutoConfigurations.of(
                    MongoReactiveAutoConfiguration.class,
                    DataMongoReactiveAutoConfiguration.class,
                    MongoClientAutoConfiguration.class,
                    CollectionsAutoConfiguration.class))
            .withBean("files", CollectionFolder.class, () -> new CollectionFolder("classpath*:bootstrap/one/*.json"))
            .withPropertyValues(
                    "spring.mongodb.uri=" + LocalServers.mongodbUri("mapping"), "ringway.mongodb.slow-threshold=0ms");

    @Test
    void objectsAreStoredWithoutClassWithUtcDatesAndExactMoney() {
        service.run(context -> {
            ReactiveMongoTemplate template = context.getBean(ReactiveMongoTemplate.class);
            Visit visit = new Visit(
                    "a", new BigDecimal("0.0085"), LocalDate.of(2026, 3, 29), Instant.parse("2026-03-29T01:30:00Z"));

            Visit stored = template.insert(visit, "mapped").blockOptional().orElseThrow();

            Document document = template.findById("a", Document.class, "mapped")
                    .blockOptional()
                    .orElseThrow();
            assertThat(document.keySet()).containsExactly("_id", "amount", "day", "receivedAt");
            assertThat(document.get("amount")).isEqualTo(Decimal128.parse("0.0085"));
            assertThat(document.getDate("day")).isEqualTo("2026-03-29T00:00:00.000Z");
            assertThat(template.findById("a", Visit.class, "mapped").blockOptional())
                    .contains(stored);
            template.dropCollection("mapped").block();
        });
    }

    @Test
    void refusedAndSlowOperationsAreLoggedWithoutTheirValues(CapturedOutput output) {
        service.run(context -> {
            ReactiveMongoTemplate template = context.getBean(ReactiveMongoTemplate.class);

            Assertions.assertThatThrownBy(() -> template.insert(new Document("_id", "secret-id"), "visits")
                            .block())
                    .hasRootCauseInstanceOf(MongoWriteException.class);

            assertThat(output)
                    .contains("failed MongoDB operation: insert on visits: 1 writes refused, code 121")
                    .contains("slow MongoDB operation: insert on visits took")
                    .doesNotContain("secret-id");
        });
    }
}

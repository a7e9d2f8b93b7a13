package dev.ringway.starter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoClients;
import dev.ringway.local.server.FreePorts;
import dev.ringway.local.server.MongoProcess;
import dev.ringway.local.server.ServerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.StandardEnvironment;

class CollectionStartTest {

    @TempDir
    private Path folder;

    private final int port = FreePorts.next();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void theStartWaitsForMongoDBAndGoesOnWhenItIsThere() {
        MongoProcess mongodb =
                new MongoProcess(new ServerSettings(port, folder.resolve("data"), folder.resolve("mongodb.log")));
        CollectionStart start = new CollectionStart(bootstrap(), context);
        CompletableFuture<Void> refreshed = refresh(start);
        await().until(() -> !start.failure().isEmpty());
        assertThat(refreshed).isNotDone();
        assertThat(new CollectionsHealth(start).health().getStatus().getCode()).isEqualTo("DOWN");

        try {
            mongodb.start();
            await().atMost(Duration.ofMinutes(1)).until(refreshed::isDone);
            assertThat(start.applied()).isTrue();
            assertThat(new CollectionsHealth(start).health().getDetails())
                    .containsEntry("collections", List.of("visits"))
                    .containsEntry("drift", List.of());
        } finally {
            mongodb.kill();
        }
    }

    @Test
    void aServiceThatWaitsCanBeStopped() {
        CollectionStart start = new CollectionStart(bootstrap(), context);
        CompletableFuture<Void> refreshed = refresh(start);
        await().until(() -> !start.failure().isEmpty());

        context.close();

        await().until(refreshed::isDone);
        assertThat(refreshed)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .withMessageContaining("Stopped before");
    }

    private CompletableFuture<Void> refresh(CollectionStart start) {
        context.registerBean(CollectionStart.class, () -> start);
        return CompletableFuture.runAsync(context::refresh);
    }

    private CollectionBootstrap bootstrap() {
        String uri = "mongodb://localhost:" + port + "/?replicaSet=rs0&serverSelectionTimeoutMS=300";
        return new CollectionBootstrap(
                MongoClients.create(uri).getDatabase("start"),
                List.of(new CollectionFolder("classpath*:bootstrap/one/*.json")),
                new StandardEnvironment());
    }
}

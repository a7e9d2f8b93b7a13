package dev.ringway.transcript.intake.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.StoredPayload;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ByteRange;
import dev.ringway.starter.storage.Content;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.store.ConversationObjects;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was read at ElevenLabs and stored, and then not told. */
class MissedReportTest extends RunningAgents {

    private final String id = "conv_" + UUID.randomUUID();

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private ConversationObjects objects;

    @Autowired
    private EventPublisher events;

    @Autowired
    private ConversationIntake intake;

    @Autowired
    private OwnFailures failures;

    @BeforeEach
    void nothingIsKnown() {
        for (String collection :
                List.of("transcripts", "awaitedConversations", "conversationSweeps", "transcriptErasures")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
    }

    @Test
    void itGoesWithTheConversationThatWasReportedOfMeanwhile() {
        breakOff();
        intake.take(Told.event(Told.ended(id, Told.said("My name is Zoe Martin."))));

        assertThat(send("DELETE", "/api/v1/transcripts/" + id, Role.ADMIN, "").statusCode())
                .isEqualTo(202);

        await().atMost(LIMIT).until(() -> !lies());
        await().atMost(LIMIT).until(() -> objects.of(id).isEmpty());
    }

    @Test
    void itIsTakenBackWhereTheConversationWasErasedBeforeItWasStored() {
        intake.take(Told.event(Told.ended(id, Told.said("My name is Zoe Martin."))));
        send("DELETE", "/api/v1/transcripts/" + id, Role.ADMIN, "");
        await().atMost(LIMIT).until(() -> objects.of(id).isEmpty());
        breakOff();
        Mono.from(database.getCollection("awaitedConversations")
                        .insertOne(new Document("_id", id)
                                .append("due", clock.instant().minus(Duration.ofMinutes(1)))
                                .append("since", clock.instant())
                                .append("looks", 0)
                                .append("createdAt", clock.instant())
                                .append("updatedAt", clock.instant())
                                .append("version", 1L)))
                .block();

        run("conversationPollingJob");

        assertThat(lies()).isFalse();
        assertThat(objects.of(id)).isEmpty();
        assertThat(stored("awaitedConversations"))
                .noneMatch(one -> one.getString("_id").equals(id));
    }

    /** It is stored, and nothing after that is done. */
    private void breakOff() {
        MissedReport report = new MissedReport(new Ending(), objects, events, JsonMapper.shared(), failures, clock);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> report.tell(id, JsonMapper.shared().createObjectNode()));
        assertThat(lies()).isTrue();
    }

    private boolean lies() {
        try (StoredContent content = storage.read(location())) {
            return content.size() > 0;
        } catch (ObjectNotFoundException gone) {
            return false;
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private String location() {
        return storage.location(ObjectKey.of("conversations", id, "polled.json"));
    }

    /** Whoever stores something there ends. */
    private final class Ending implements ObjectStorage {

        @Override
        public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
            storage.store(key, contentType, content);
            throw new IOException("the end");
        }

        @Override
        public String location(ObjectKey key) {
            return storage.location(key);
        }

        @Override
        public StoredContent read(String location) throws IOException {
            return storage.read(location);
        }

        @Override
        public StoredContent read(String location, ByteRange range) throws IOException {
            return storage.read(location, range);
        }

        @Override
        public void delete(String location) throws IOException {
            storage.delete(location);
        }
    }
}

package dev.ringway.transcript.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringway.events.Event;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.starter.storage.ByteRange;
import dev.ringway.starter.storage.Content;
import dev.ringway.starter.storage.ObjectKey;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.Told;
import dev.ringway.transcript.lookup.PayloadSettings;
import dev.ringway.transcript.store.ConversationObjects;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Payloads that travelled, and those that were too large for that. */
class PayloadsTest extends RunningAgents {

    private static final byte[] BODY = "{\"data\": {\"status\": \"done\"}}".getBytes(StandardCharsets.UTF_8);

    private final String id = "conv_" + UUID.randomUUID();
    private final Event<ElevenLabsEvent> event = Told.event(Told.ended(id, Map.of()));

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private ConversationObjects objects;

    @Test
    void oneThatThereIsMemoryForIsRead() throws IOException {
        assertThat(keep(storage, stored(), BODY.length).data().path("status").asString())
                .isEqualTo("done");
    }

    @Test
    void aLargerOneIsRefusedUnreadAndStaysWhereItIs() throws IOException {
        StoredPayload stored = stored();

        assertThatExceptionOfType(RejectedEventException.class)
                .isThrownBy(() -> keep(storage, stored, BODY.length - 1L))
                .withMessage("Its payload of " + BODY.length + " bytes is larger than CONVERSATIONS_MAX_PAYLOAD ("
                        + (BODY.length - 1) + "), and stays in the object storage");

        try (StoredContent content = storage.read(stored.location())) {
            assertThat(content.bytes().readAllBytes()).isEqualTo(BODY);
        }
        assertThat(objects.of(id)).as("so that it can be erased").containsExactly(stored.location());
    }

    /** It may be whole the next time. */
    @Test
    void oneThatBreaksOffWhileItIsReadIsNoDeadLetter() throws IOException {
        StoredPayload stored = stored();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> keep(new BreakingOff(), stored, BODY.length));
    }

    /** Else it would be found by nobody when the conversation is erased before it is told again. */
    @Test
    void oneThatTravelledIsNotedBeforeItIsStored() {
        Map<String, Object> body = Map.of("data", Map.of("status", "done"));
        Payloads ending = new Payloads(new Ending(), objects, new PayloadSettings(DataSize.ofMegabytes(1)));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ending.keep(event, id, Optional.of(body), Optional.empty()));

        assertThat(objects.of(id)).containsExactly(ending.place(id, Optional.of(body), Optional.empty()));
    }

    private StoredPayload stored() throws IOException {
        return storage.store(
                ObjectKey.of("conversations", id, "large.json"), "application/json", object -> object.write(BODY));
    }

    private Payloads.Kept keep(ObjectStorage from, StoredPayload stored, long max) {
        return new Payloads(from, objects, new PayloadSettings(DataSize.ofBytes(max)))
                .keep(event, id, Optional.empty(), Optional.of(stored));
    }

    /** Gives half of an object. */
    private final class BreakingOff extends Passing {

        @Override
        public StoredContent read(String location) throws IOException {
            StoredContent half = storage.read(location, ByteRange.between(0, 9));
            InputStream closed = InputStream.nullInputStream();
            closed.close();
            return new StoredContent(new SequenceInputStream(half.bytes(), closed), 0, BODY.length, BODY.length);
        }
    }

    /** Whoever stores something there ends. */
    private final class Ending extends Passing {

        @Override
        public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
            super.store(key, contentType, content);
            throw new IOException("the end");
        }
    }

    private class Passing implements ObjectStorage {

        @Override
        public StoredPayload store(ObjectKey key, String contentType, Content content) throws IOException {
            return storage.store(key, contentType, content);
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

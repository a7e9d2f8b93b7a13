package dev.ringway.transcript.lookup;

import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.starter.storage.ContentHash;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import dev.ringway.transcript.provider.ConversationReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What ElevenLabs has sent of a conversation, read a second time from where it lies. Blocks. */
@Component
public final class StoredReports {

    private final ObjectStorage storage;
    private final DataSize max;
    private final JsonMapper json = EventCodec.jsonMapper();

    StoredReports(ObjectStorage storage, PayloadSettings settings) {
        this.storage = storage;
        this.max = settings.max();
    }

    /**
     * Empty where it is there no more, is another one than that, is no JSON, or larger than what is read.
     *
     * @throws UncheckedIOException while the object storage is away
     */
    public Optional<ConversationReading> read(StoredPayload raw) {
        if (raw.size() > max.toBytes()) {
            return Optional.empty();
        }
        try (StoredContent content = storage.read(raw.location())) {
            byte[] body = content.bytes().readAllBytes();
            return ContentHash.of(body).equals(raw.sha256())
                    ? Optional.of(new ConversationReading(json.readTree(body).path("data")))
                    : Optional.empty();
        } catch (ObjectNotFoundException | JacksonException gone) {
            return Optional.empty();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }
}

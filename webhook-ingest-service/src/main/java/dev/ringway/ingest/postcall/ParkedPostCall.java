package dev.ringway.ingest.postcall;

import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.ingest.quarantine.Quarantine;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Webhook;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * A post-call webhook whose body was parked, or corrected by a person: it is at hand or in the object storage, and was
 * genuine when it came.
 */
@Component
public final class ParkedPostCall implements Webhook {

    /** Counts as a client of its own. */
    private static final String REPLAY = "replay";

    private final Quarantine quarantine;
    private final PostCallNaming naming;
    private final ObjectStorage storage;

    ParkedPostCall(Quarantine quarantine, PostCallNaming naming, ObjectStorage storage) {
        this.quarantine = quarantine;
        this.naming = naming;
        this.storage = storage;
    }

    @Override
    public Optional<Refusal> refusal(ReceivedRequest request) {
        return Optional.empty();
    }

    /**
     * Blocks, unlike others: nobody waits but the person who replays it.
     *
     * @return fails with {@link BodyGoneException} where a stored body is not what was stored, else with an
     *     {@link IOException}
     */
    @Override
    public CompletableFuture<Naming> name(ReceivedRequest request) {
        try {
            return CompletableFuture.completedFuture(
                    request.body().isPlace()
                            ? stored(request)
                            : named(new ByteArrayInputStream(request.body().bytes()), Optional.empty(), request));
        } catch (IOException | BodyGoneException notNamed) {
            return CompletableFuture.failedFuture(notNamed);
        }
    }

    private Naming stored(ReceivedRequest request) throws IOException {
        StoredPayload place = place(request.body());
        try (StoredContent content = storage.read(place.location())) {
            return named(content.bytes(), Optional.of(place.sha256()), request);
        } catch (ObjectNotFoundException gone) {
            BodyGoneException nothing = new BodyGoneException("There is nothing at " + place.location() + ".");
            nothing.initCause(gone);
            throw nothing;
        }
    }

    private Naming named(InputStream bytes, Optional<String> sha256, ReceivedRequest request) throws IOException {
        try (QuarantinedBody body = quarantine.receive(REPLAY, bytes, (arrived, offset, length) -> {})) {
            if (sha256.filter(hash -> !hash.equals(body.sha256())).isPresent()) {
                throw new BodyGoneException("What is stored has another SHA-256 than what was stored.");
            }
            return naming.name(body, request.receivedAt());
        }
    }

    private static StoredPayload place(RawBody body) {
        return EventCodec.jsonMapper().readValue(body.bytes(), StoredPayload.class);
    }
}

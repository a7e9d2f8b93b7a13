package dev.ringway.ingest.postcall;

import dev.ringway.ingest.quarantine.Quarantine;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Webhook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** A post-call webhook whose body was parked, or corrected by a person: it is at hand, and was genuine when it came. */
@Component
public final class ParkedPostCall implements Webhook {

    private final Quarantine quarantine;
    private final PostCallNaming naming;

    ParkedPostCall(Quarantine quarantine, PostCallNaming naming) {
        this.quarantine = quarantine;
        this.naming = naming;
    }

    @Override
    public Optional<Refusal> refusal(ReceivedRequest request) {
        return Optional.empty();
    }

    /** Blocks, unlike others: nobody waits but the person who replays it. */
    @Override
    public CompletableFuture<Naming> name(ReceivedRequest request) {
        var bytes = new ByteArrayInputStream(request.body().bytes());
        try (QuarantinedBody body = quarantine.receive(bytes, (arrived, offset, length) -> {})) {
            return CompletableFuture.completedFuture(naming.name(body, request.receivedAt()));
        } catch (IOException notStored) {
            return CompletableFuture.failedFuture(notStored);
        }
    }
}

package dev.ringway.ingest.postcall;

import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Webhook;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request whose headers alone say that it is not ElevenLabs'. */
record RefusedUnread(Refusal reason) implements Webhook {

    @Override
    public Optional<Refusal> refusal(ReceivedRequest request) {
        return Optional.of(reason);
    }

    @Override
    public CompletableFuture<Naming> name(ReceivedRequest request) {
        throw new IllegalStateException("a refused request is not named");
    }
}

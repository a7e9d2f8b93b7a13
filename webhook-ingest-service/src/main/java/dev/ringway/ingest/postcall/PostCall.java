package dev.ringway.ingest.postcall;

import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One post-call webhook whose body has arrived whole and was compared with its signature on the way. */
record PostCall(boolean genuine, QuarantinedBody body, PostCallNaming naming, Executor threads) implements Webhook {

    @Override
    public Optional<Refusal> refusal(ReceivedRequest request) {
        return genuine ? Optional.empty() : Optional.of(Refusal.SIGNATURE_WRONG);
    }

    @Override
    public CompletableFuture<Naming> name(ReceivedRequest request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return naming.name(body, request.receivedAt());
                    } catch (IOException notStored) {
                        throw new UncheckedIOException(notStored);
                    }
                },
                threads);
    }
}

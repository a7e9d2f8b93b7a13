package dev.ringway.ingest.twilio;

import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Webhook;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Everything that Twilio posts. */
public final class TwilioWebhook implements Webhook {

    private final TwilioAuthenticity authenticity;
    private final TwilioEvents events;

    public TwilioWebhook(TwilioAuthenticity authenticity, TwilioEvents events) {
        this.authenticity = authenticity;
        this.events = events;
    }

    @Override
    public Optional<Refusal> refusal(ReceivedRequest request) {
        return authenticity.refusal(request);
    }

    @Override
    public CompletableFuture<Naming> name(ReceivedRequest request) {
        return CompletableFuture.completedFuture(events.name(request));
    }
}

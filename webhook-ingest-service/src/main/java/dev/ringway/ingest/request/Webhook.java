package dev.ringway.ingest.request;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is a provider's own about its webhooks: how they prove where they come from, and what they mean. */
public interface Webhook {

    /** Asked before anything else looks at the request; empty where it is genuine. Must not block. */
    Optional<Refusal> refusal(ReceivedRequest request);

    /** Asked of a genuine request only. Must not block; fails where the request cannot be kept just now. */
    CompletableFuture<Naming> name(ReceivedRequest request);
}

package dev.ringway.ingest.request;

import java.util.concurrent.CompletableFuture;

/** Makes the answers to requests that want more than an acknowledgement. */
public interface Replies {

    /** Must not block. Completes with an answer whatever happens. */
    CompletableFuture<Reply> to(ReceivedRequest request, Naming naming);
}

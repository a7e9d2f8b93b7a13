package dev.ringway.ingest.request;

import java.util.concurrent.CompletableFuture;

/** Makes the answers to requests that want more than an acknowledgement. */
public interface Replies {

    /** Must not block. */
    CompletableFuture<Reply> to(ReceivedRequest request, Naming naming);

    /** Given where there is no other: {@link #to} failed, or nobody can tell what the request is. */
    Content atLeast();
}

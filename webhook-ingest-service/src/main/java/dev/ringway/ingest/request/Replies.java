package dev.ringway.ingest.request;

import java.util.concurrent.CompletableFuture;

/** Makes the answers to requests that want more than an acknowledgement. */
public interface Replies {

    /** Must not block. */
    CompletableFuture<Reply> to(ReceivedRequest request, Naming naming);

    /** Where {@link #to} failed: with what is to be told of that. */
    default Reply inVain(ReceivedRequest request, Naming naming) {
        return new Reply(atLeast());
    }

    /** Given where there is no other: both failed, or nobody can tell what the request is. */
    Content atLeast();
}

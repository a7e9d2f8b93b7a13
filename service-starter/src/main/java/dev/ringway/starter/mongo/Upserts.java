package dev.ringway.starter.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Writes that replace what is older, or come first. */
public final class Upserts {

    private Upserts() {}

    /**
     * Writes where there is nothing or something older. A duplicate key says that something is there, and not that it is newer:
     * it may have come between the look and the write. So it is looked once more, and what is refused then is the older one.
     * Blocks.
     *
     * @param write with upsert, whose filter is an id and what it may replace; done twice if need be
     */
    public static void unlessNewer(Publisher<?> write) {
        Mono.<Object>from(write)
                .onErrorResume(Upserts::isThere, _ -> Mono.from(write))
                .onErrorComplete(Upserts::isThere)
                .block();
    }

    private static boolean isThere(Throwable failure) {
        return failure instanceof MongoWriteException refused
                && refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}

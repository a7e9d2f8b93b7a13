package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.List;

/**
 * A call as it stands in the store.
 *
 * @param version grows by one at every write
 * @param tags set by people, not by reports
 */
public record StoredCall(Call call, long version, List<String> tags, Instant createdAt, Instant updatedAt) {

    public StoredCall {
        tags = List.copyOf(tags);
    }
}

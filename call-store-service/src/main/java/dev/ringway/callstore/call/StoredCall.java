package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.List;

/**
 * A call as it stands in the store.
 *
 * @param version grows by one at every write
 * @param remarks what people say of it; no report touches it
 */
public record StoredCall(Call call, long version, Remarks remarks, Instant createdAt, Instant updatedAt) {

    public List<String> tags() {
        return remarks.tags();
    }
}

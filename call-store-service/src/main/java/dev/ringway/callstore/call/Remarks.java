package dev.ringway.callstore.call;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people write on a call. Reports never touch it, and whoever writes it touches nothing else. */
public record Remarks(
        List<String> tags,
        Map<String, Object> customFields,
        Optional<String> notes,
        boolean followUpRequired,
        Optional<Instant> followUpDate) {

    public Remarks {
        tags = List.copyOf(tags);
    }
}

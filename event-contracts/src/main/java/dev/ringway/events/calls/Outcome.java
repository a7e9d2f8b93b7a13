package dev.ringway.events.calls;

import java.time.Instant;
import java.util.Optional;

/**
 * What a call came to.
 *
 * @param status success, voicemail, no-answer, busy, failed, undialable, unknown
 * @param notes people's, as is the follow-up
 */
public record Outcome(
        String status,
        Optional<String> reason,
        Optional<String> notes,
        boolean followUpRequired,
        Optional<Instant> followUpDate) {}

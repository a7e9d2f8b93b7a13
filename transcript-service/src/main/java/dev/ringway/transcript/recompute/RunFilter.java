package dev.ringway.transcript.recompute;

import java.time.Instant;
import java.util.Optional;

/**
 * Which conversations are analysed again; all that is said has to hold. Live ones never are.
 *
 * @param from begun then or later
 * @param to and before then
 * @param outOfDate only what older analysers have looked at, or failed at
 */
public record RunFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> agentId,
        Optional<String> campaignId,
        boolean outOfDate) {}

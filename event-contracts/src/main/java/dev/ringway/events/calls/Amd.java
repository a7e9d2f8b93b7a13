package dev.ringway.events.calls;

import java.util.Optional;

/**
 * What answering-machine detection found.
 *
 * @param result human, fax, unknown, machine_…
 * @param durationMs how long it took, in milliseconds
 */
public record Amd(String result, Optional<Long> durationMs) {}

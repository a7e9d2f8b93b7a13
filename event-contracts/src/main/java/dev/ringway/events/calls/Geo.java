package dev.ringway.events.calls;

import java.util.Optional;

/**
 * Where a phone number is from.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Geo(Optional<String> city, Optional<String> state, Optional<String> zip, Optional<String> country) {}

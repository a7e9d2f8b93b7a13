package dev.ringway.events.twilio;

import java.util.Optional;

/**
 * Where a phone number is from, as Twilio says.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Place(Optional<String> city, Optional<String> state, Optional<String> zip, Optional<String> country) {}

package dev.ringway.transcript.analysis;

import java.time.Instant;
import java.util.Optional;

/**
 * Something with a name or a figure that was spoken of.
 *
 * @param text as it was said
 * @param type person, organisation, place, phone-number, email, money, date
 */
public record Entity(String text, String type, Optional<Instant> startTime, Optional<Instant> endTime) {}

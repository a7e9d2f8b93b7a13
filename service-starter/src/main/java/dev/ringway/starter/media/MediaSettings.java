package dev.ringway.starter.media;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How a service fetches media and passes them on; a member of its own settings.
 *
 * @param connections to the provider at once
 * @param answerTimeout until the provider's answer begins
 * @param idleTimeout between two pieces of media, whichever side is slow; a player that pauses longer asks again
 * @param cacheAge how long a browser may keep media; after a deletion it may play it for as long
 * @param linkAge how long a link is good
 */
public record MediaSettings(
        @Min(1) @Max(10_000) int connections,
        @NotNull Duration answerTimeout,
        @NotNull Duration idleTimeout,
        @NotNull Duration cacheAge,
        @NotNull Duration linkAge) {}

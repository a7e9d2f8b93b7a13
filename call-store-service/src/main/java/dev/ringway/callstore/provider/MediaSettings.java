package dev.ringway.callstore.provider;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How recordings' media is fetched and passed on.
 *
 * @param connections to Twilio at once
 * @param answerTimeout until Twilio's answer begins
 * @param idleTimeout between two pieces of media, whichever side is slow; a player that pauses longer asks again
 * @param cacheAge how long a browser may keep media; after a deletion it may play it for as long
 * @param linkAge how long a media link is good
 */
@Validated
@ConfigurationProperties("ringway.call-store.media")
public record MediaSettings(
        @Min(1) @Max(10_000) int connections,
        Duration answerTimeout,
        Duration idleTimeout,
        Duration cacheAge,
        Duration linkAge) {}

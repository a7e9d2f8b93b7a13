package dev.ringway.transcript.intake.polling;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How conversations are looked for that nobody reported of.
 *
 * @param interval between two looks; zero: only when asked
 * @param requestsPerSecond that ElevenLabs is asked, of all instances together
 * @param grace how long after its end a conversation may still be reported of by itself
 * @param window the span of time that is listed at once
 * @param lookBack how far the first look goes back
 * @param giveUp how long a conversation is looked at that does not come to its end, or cannot be read
 * @param pageSize conversations of a page of the list
 * @param agentIds agents of ours, beside those that are known here
 */
@Validated
@ConfigurationProperties("ringway.transcript.polling")
record PollingSettings(
        @NotNull Duration interval,
        @DecimalMin("0.01") @DecimalMax("100") double requestsPerSecond,
        @NotNull @DurationMin(seconds = 1) Duration grace,
        @NotNull @DurationMin(minutes = 1) Duration window,
        @NotNull @DurationMin(minutes = 1) Duration lookBack,
        @NotNull @DurationMin(hours = 1) Duration giveUp,
        @Min(1) @Max(100) int pageSize,
        @NotNull Set<String> agentIds) {

    PollingSettings {
        agentIds = Set.copyOf(agentIds);
    }
}

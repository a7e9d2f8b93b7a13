package dev.ringway.transcript.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of what is heard while calls last.
 *
 * @param mostTurns of more the newest are kept
 * @param segmentsKept how long single texts stay of which no conversation is told
 * @param settling after so long without anything new one is done that no conversation takes the place of
 * @param look how often it is looked for those; zero: only when asked
 */
@Validated
@ConfigurationProperties("ringway.transcript.live")
record LiveSettings(
        @Min(10) @Max(20_000) int mostTurns,
        @NotNull @DurationMin(hours = 1) Duration segmentsKept,
        @NotNull @DurationMin(minutes = 1) Duration settling,
        @NotNull Duration look) {}

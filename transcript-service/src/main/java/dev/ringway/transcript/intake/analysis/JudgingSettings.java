package dev.ringway.transcript.intake.analysis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a language model is asked about one conversation after the other, where one is set.
 *
 * @param look how often it is looked what is due; zero: only when asked
 * @param atOnce requests at one time, of all instances together
 * @param retries so often again after a failure; then it is left
 * @param backoff until the first of them; each further pause is twice as long
 * @param longestBackoff but never longer than that
 */
@Validated
@ConfigurationProperties("ringway.transcript.llm.judging")
record JudgingSettings(
        @NotNull Duration look,
        @Min(1) @Max(32) int atOnce,
        @Min(0) @Max(50) int retries,
        @NotNull @DurationMin(seconds = 1) Duration backoff,
        @NotNull @DurationMin(seconds = 1) Duration longestBackoff) {

    /** Until the try after so many in vain; empty where that was the last one. */
    Optional<Duration> pause(int tries) {
        if (tries > retries) {
            return Optional.empty();
        }
        Duration pause = backoff.multipliedBy(1L << Math.min(tries - 1, 20));
        return Optional.of(pause.compareTo(longestBackoff) < 0 ? pause : longestBackoff);
    }
}

package dev.ringway.transcript.intake.privacy;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How what was deleted or redacted here is taken away elsewhere.
 *
 * @param look how often it is looked for what is to be done; zero: never
 * @param longestPause between two tries
 */
@Validated
@ConfigurationProperties("ringway.transcript.erasures")
record ErasureSettings(
        @NotNull Duration look,
        @NotNull @DurationMin(minutes = 1) Duration longestPause) {}

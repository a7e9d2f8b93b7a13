package dev.ringway.transcript.lookup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How far insights go.
 *
 * @param range of time that may be asked for at most
 * @param timeLimit for the sums, at the database
 * @param most topics, agents and campaigns that are told of
 */
@Validated
@ConfigurationProperties("ringway.transcript.insights")
public record InsightSettings(
        @NotNull @DurationMin(days = 1) Duration range,
        @NotNull @DurationMin(millis = 1) Duration timeLimit,
        @Min(1) @Max(500) int most) {}

package dev.ringway.callstore.consistency;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When and how what is stored is checked against itself.
 *
 * @param interval between two checks by themselves; zero: only when asked
 * @param span how far back those look
 * @param leftOver how soon a check is begun again whose instance has died; zero: only when the next one is asked for
 * @param settle what was written or received within this time is left alone: its other half may be on its way
 * @param findingsShown how many findings a report lists; it counts all
 */
@Validated
@ConfigurationProperties("ringway.call-store.consistency")
public record ConsistencySettings(
        @DefaultValue("24h") Duration interval,
        @DefaultValue("48h") @DurationMin(minutes = 1) Duration span,
        @DefaultValue("1m") @DurationMin(seconds = 0) Duration leftOver,
        @DefaultValue("1m") @DurationMin(seconds = 0) Duration settle,
        @DefaultValue("200") @Min(1) @Max(10_000) int findingsShown) {}

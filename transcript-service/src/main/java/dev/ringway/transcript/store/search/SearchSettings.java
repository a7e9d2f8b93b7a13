package dev.ringway.transcript.store.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How far a search goes.
 *
 * @param matches read at most; where there are more, they are estimated
 * @param read at most of those with the rarest word or condition, where texts have to be read to tell which match; a tenth of a
 *     second for some thousands
 * @param sample entries that an estimate is made from
 * @param timeLimit for all questions of a search together, at the database
 * @param checkInterval how often all transcripts are compared with their search entries; zero: only when asked
 */
@Validated
@ConfigurationProperties("ringway.transcript.search")
public record SearchSettings(
        @Min(10) @Max(50_000) int matches,
        @Min(10) @Max(1_000_000) int read,
        @Min(10) @Max(50_000) int sample,
        @NotNull @DurationMin(millis = 100) Duration timeLimit,
        @NotNull Duration checkInterval) {}

package dev.ringway.starter.export;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What exports may take of this instance.
 *
 * @param concurrent at once; one more is answered with 429
 * @param batchSize documents that are read from the database at a time
 * @param stall how long a client may take nothing, or the database give nothing, until the export is broken off; shorter
 *     than the database keeps an idle cursor, 10 minutes
 */
@Validated
@ConfigurationProperties("ringway.export")
public record ExportSettings(@Min(1) int concurrent, @Min(1) int batchSize, Duration stall) {}

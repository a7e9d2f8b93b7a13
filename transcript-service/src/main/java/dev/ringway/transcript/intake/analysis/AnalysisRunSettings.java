package dev.ringway.transcript.intake.analysis;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How stored conversations are analysed again.
 *
 * @param look how often it is looked for a run whose instance has left it; zero: only when one is asked for
 * @param batch conversations after which it is written down how far a run is; one of them at a time is in memory
 */
@Validated
@ConfigurationProperties("ringway.transcript.analysis-runs")
record AnalysisRunSettings(
        @NotNull Duration look, @Min(1) @Max(1000) int batch) {}

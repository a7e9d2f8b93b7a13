package dev.ringway.ingest.postcall;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How post-call webhooks are taken in: they carry whole conversations and their sound.
 *
 * @param maxBody a larger one is answered 413
 * @param bodyTimeout a body that takes longer is answered 408
 * @param longestPause so is one of which nothing comes for so long
 * @param grace so long a body is waited for at whatever rate it comes; later it may have to give way to a faster one
 * @param lowestRate a second; a body that comes more slowly, over all the time that was waited for it, is answered 408
 * @param maxBodies above 256 KB that may be on their way at one time; more are answered 503
 * @param maxUploads to the object storage at one time; more wait for their turn
 * @param memory of all bodies up to 256 KB together; when it is used up they wait in files, as larger ones do
 * @param quarantineDir where bodies above 256 KB wait for their signature
 * @param quarantineSize of all those together; more are answered 503
 */
@Validated
@ConfigurationProperties("ringway.ingest.post-call")
public record PostCallSettings(
        @DefaultValue("150MB") DataSize maxBody,

        @DefaultValue("110s") @DurationMin(millis = 100) @DurationMax(minutes = 30)
        Duration bodyTimeout,

        @DefaultValue("10s") @DurationMin(millis = 100) Duration longestPause,
        @DefaultValue("3s") @DurationMin(millis = 100) Duration grace,
        @DefaultValue("16KB") DataSize lowestRate,
        @DefaultValue("64") @Min(1) @Max(10_000) int maxBodies,
        @DefaultValue("8") @Min(1) @Max(1_000) int maxUploads,
        @DefaultValue("64MB") DataSize memory,
        @NotBlank String quarantineDir,
        @DefaultValue("4GB") DataSize quarantineSize) {}

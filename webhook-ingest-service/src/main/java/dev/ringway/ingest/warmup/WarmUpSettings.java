package dev.ringway.ingest.warmup;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param time how much later the service is ready for it; zero for a cold start */
@Validated
@ConfigurationProperties("ringway.ingest.warm-up")
record WarmUpSettings(
        @DefaultValue("1500ms") @DurationMax(seconds = 30) Duration time) {}

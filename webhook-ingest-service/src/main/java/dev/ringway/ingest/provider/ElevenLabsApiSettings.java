package dev.ringway.ingest.provider;

import dev.ringway.starter.startup.StartRefusedException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How ElevenLabs is called while a caller waits.
 *
 * @param key secret
 * @param timeLimit from the call for a connection to the answer's last byte
 * @param maxConnections to ElevenLabs at one time; as many more calls may wait for one
 * @param maxAnswer a larger answer is not passed on
 */
@Validated
@ConfigurationProperties("ringway.elevenlabs.api")
record ElevenLabsApiSettings(
        @Pattern(
                regexp = "https?://[^/?#]+[^?#]*",
                message = "ELEVENLABS_API_BASE_URL must be an http or https URL without a query")
        @DefaultValue("https://api.elevenlabs.io")
        String baseUrl,

        @DefaultValue("") String key,

        @DefaultValue("3s") @DurationMin(millis = 100) @DurationMax(seconds = 10)
        Duration timeLimit,

        @DefaultValue("200") @Min(1) @Max(10_000) int maxConnections,
        @DefaultValue("64KB") DataSize maxAnswer) {

    /** @throws StartRefusedException where it is missing */
    String requiredKey() {
        if (key.isBlank()) {
            throw new StartRefusedException(
                    "ELEVENLABS_API_KEY is missing.", "Set it to an API key of your ElevenLabs workspace.");
        }
        return key;
    }

    @Override
    public String toString() {
        return "ElevenLabsApiSettings[" + baseUrl + "]";
    }
}

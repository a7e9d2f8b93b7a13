package dev.ringway.transcript.provider;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How ElevenLabs is asked.
 *
 * @param key secret; empty: it is not asked
 * @param timeLimit of one request with its whole answer; of sound, until there is a connection
 * @param maxAnswer of JSON; a larger one is none
 */
@Validated
@ConfigurationProperties("ringway.transcript.elevenlabs")
public record ElevenLabsSettings(
        @NotNull
        @Pattern(
                regexp = "https?://[^/?#]+[^?#]*",
                message = "ELEVENLABS_API_BASE_URL must be an http or https URL without a query")
        String baseUrl,

        @NotNull String key,
        @NotNull @DurationMin(millis = 100) Duration timeLimit,
        @NotNull DataSize maxAnswer) {

    /** Without one nothing can be asked. */
    public boolean hasKey() {
        return !key.isBlank();
    }

    /** @param path with its query, of checked parts alone */
    URI address(String path) {
        return URI.create(baseUrl.replaceAll("/+$", "") + path);
    }

    @Override
    public String toString() {
        return "ElevenLabsSettings[" + baseUrl + "]";
    }
}
